export interface CredentialField {
  /** Name of the field in forms, intake rows and AAD. */
  field: "apiKey" | "secret" | "passphrase";
  /** The exchange's own word for it. */
  label: string;
  /** PEM blocks span several lines: the form offers a text area. */
  isMultiline?: boolean;
}

/** What a link does not read on an exchange, so that the form says so before the key is given away. */
export type UnreadPart =
  | "positions"
  | "orders"
  | "trades"
  | "flows"
  | "earn"
  | "margin"
  | "futures"
  | "coin_futures"
  /** Coinbase's perpetuals for people outside the United States. */
  | "international"
  | "options"
  | "bots";

/** VenueOption is what the linking form shows of an exchange. */
export interface VenueOption {
  id: string;
  name: string;
  fields: readonly CredentialField[];
  /** Boxes of the exchange's own key page, in its own words. */
  boxesToTick: readonly string[];
  boxesToUntick: readonly string[];
  /** The exchange tells of no key what it may do: the person has to. */
  needsAttestation: boolean;
  /** Positions, orders and trades are left out; flows too where `unread` says so. */
  isBalancesOnly: boolean;
  unread: readonly UnreadPart[];
  /** How far back a key reads trades; null = since the account exists. */
  tradesDays: number | null;
  /** Null where keys stay; else keys that are not bound to addresses end, after so many days where that is known. */
  keyExpiry: { unboundDays: number | null } | null;
}
