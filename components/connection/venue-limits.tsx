import { useAccountMessages } from "@/components/i18n/use-account-messages";
import type { VenueOption } from "@/lib/domain/venue-option";

/** VenueLimits says before the key is given away what will not be read, how far back, and when the key will end. */
export function VenueLimits({ venue }: { venue: VenueOption }) {
  const { limits } = useAccountMessages().connecting;
  const lines = [
    venue.unread.length === 0
      ? null
      : { term: limits.terms.unread, text: limits.unread(venue.unread.map((part) => limits.part[part])) },
    {
      term: limits.terms.history,
      text: venue.isBalancesOnly
        ? limits.balancesOnly(!venue.unread.includes("flows"))
        : limits.trades(venue.name, venue.tradesDays),
    },
    venue.keyExpiry === null
      ? null
      : { term: limits.terms.expiry, text: limits.keyEnds(venue.name, venue.keyExpiry.unboundDays) },
  ].filter((line) => line !== null);
  return (
    <dl className="mt-3 flex flex-col gap-1">
      {lines.map(({ term, text }) => (
        <div key={term} className="grid gap-x-3 sm:grid-cols-[6.5rem_1fr]">
          <dt className="text-caption text-muted">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
