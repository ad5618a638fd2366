import type { VenueOption } from "@/lib/domain/venue-option";
import { VENUES } from "@/lib/exchange/registry";

/** listVenueOptions is every exchange on offer, as the linking form shows it. */
export function listVenueOptions(): VenueOption[] {
  return VENUES.map((venue) => ({
    id: venue.id,
    name: venue.name,
    fields: venue.fields,
    boxesToTick: venue.boxesToTick,
    boxesToUntick: venue.boxesToUntick,
    needsAttestation: venue.permissionProof.kind === "attestation",
    isBalancesOnly: venue.capability === "balances_only",
    unread: venue.unread,
    tradesDays: venue.history.tradesDays,
    keyExpiry: venue.keyExpiry,
  }));
}
