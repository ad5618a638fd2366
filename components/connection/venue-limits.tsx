import { useAccountMessages } from "@/components/i18n/use-account-messages";
import type { VenueOption } from "@/lib/domain/venue-option";

/** VenueLimits says before the key is given away what will not be read, how far back, and when the key will end. */
export function VenueLimits({ venue }: { venue: VenueOption }) {
  const { limits } = useAccountMessages().connecting;
  const lines = [
    venue.unread.length === 0
      ? null
      : limits.unread(
          venue.name,
          venue.unread.map((part) => limits.part[part]),
        ),
    venue.isBalancesOnly ? limits.balancesOnly : limits.trades(venue.name, venue.tradesDays),
    venue.keyExpiry === null ? null : limits.keyEnds(venue.name, venue.keyExpiry.unboundDays),
  ].filter((line) => line !== null);
  return (
    <ul className="mt-2 flex flex-col gap-1 text-caption text-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
