import type { WalletKind } from "@/lib/domain/account-snapshot";

export interface CredentialField {
  /** Name of the field in forms, intake rows and AAD. */
  field: "apiKey" | "secret" | "passphrase";
  label: string;
}

/** RequestBudget is what a venue publishes for one address; we take 80 % of it and leave the rest to the person. */
export interface RequestBudget {
  weightPerMinute: number;
}

export interface Venue {
  id: string;
  name: string;
  fields: readonly CredentialField[];
  /** Boxes of the exchange's own key page, in its own words. */
  boxesToTick: readonly string[];
  boxesToUntick: readonly string[];
  /** `endpoint`: the venue tells what a key may do. `attestation`: it cannot, so the person must state it. */
  permissionProof: "endpoint" | "attestation";
  wallets: readonly WalletKind[];
  /** How far back a key can read. Null = since the account exists. */
  history: {
    tradesDays: number | null;
    flowsDays: number;
    /** Longest span one deposit or withdrawal query may cover. */
    flowWindowDays: number;
    transfersDays: number;
  };
  /** Request weights per minute by bucket name. */
  budgets: Readonly<Record<string, RequestBudget>>;
}

/** VENUES is every exchange a trader can link. Pure data: safe to import anywhere, the web process included. */
export const VENUES: readonly Venue[] = [
  {
    id: "binance",
    name: "Binance",
    fields: [
      { field: "apiKey", label: "API Key" },
      { field: "secret", label: "Secret Key" },
    ],
    boxesToTick: ["Enable Reading"],
    boxesToUntick: [
      "Enable Spot & Margin Trading",
      "Enable Margin Loan, Repay & Transfer",
      "Enable Futures",
      "Enable Withdrawals",
      "Enable Internal Transfer",
      "Permits Universal Transfer",
      "Enable European Options",
      "Enable Portfolio Margin Trading",
      "Enable FIX API Trading",
    ],
    permissionProof: "endpoint",
    wallets: ["spot", "earn_flexible", "earn_locked", "funding", "margin", "futures"],
    history: { tradesDays: null, flowsDays: 730, flowWindowDays: 90, transfersDays: 180 },
    budgets: { api: { weightPerMinute: 6_000 }, sapi: { weightPerMinute: 12_000 }, fapi: { weightPerMinute: 2_400 } },
  },
];

/** findVenue returns a venue by id, or null: the id may come from a request. */
export function findVenue(id: string): Venue | null {
  return VENUES.find((venue) => venue.id === id) ?? null;
}

/** venueOf returns a venue whose id comes from our own database. An id we do not know is a bug and throws. */
export function venueOf(id: string): Venue {
  const venue = findVenue(id);
  if (venue === null) throw new Error(`unknown venue "${id}": the registry and the database disagree`);
  return venue;
}
