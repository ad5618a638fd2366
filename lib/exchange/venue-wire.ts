import type { ExchangeErrorKind } from "./safe-exchange-error";

/** What one of a venue's own codes means: a kind of failure, a refused timestamp, or a ban of our address. */
export type CodeMeaning = ExchangeErrorKind | "clock_skew" | "ban";

/** Credentials are a key in clear, for the length of one job. Never logged, never stored, never in job data. */
export interface Credentials {
  apiKey: string;
  secret: string;
  passphrase?: string;
}

/**
 * VenueWire is what the client has to know of a venue beyond ccxt: which class signs for it, where its errors are, and
 * what they mean where ccxt's classes say too little or the wrong thing.
 */
export interface VenueWire {
  /** ccxt's class, such as `krakenfutures`. */
  ccxtClass: string;
  /** The venue's own code in a JSON answer, where it is an error; undefined for a success. */
  errorCodeOf(body: object): string | undefined;
  /** Codes by meaning; the rest is sorted by ccxt's classes. */
  codes: Readonly<Record<string, CodeMeaning>>;
  /** The venue puts what it has to say about a request under 403 or 5xx: a code we know counts more than the status. */
  isCodeAboveStatus?: boolean;
  /** HTTP statuses by which this venue limits us, besides 429 and 418. */
  limitStatuses?: readonly number[];
  /** The credentials in ccxt's words. Default: `apiKey`, `secret`, and the passphrase as `password`. */
  configOf?(credentials: Credentials): Readonly<Record<string, unknown>>;
  /** Every request of a key has to carry a higher number than the one before. */
  countsNonces?: boolean;
  /** What it answers under 401, as the whole of a plain text, to a key or a clock it does not take. */
  refusalText?: string;
}

/** scalarAt reads a member that is text or a number, as text; undefined when it is neither. */
export function scalarAt(body: object, name: string): string | undefined {
  const value: unknown = Reflect.get(body, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/**
 * pemSecret undoes what copying does to a private key: escaped line ends become line ends again, and the last line has
 * one.
 */
export function pemSecret(secret: string): string {
  return `${secret.replaceAll("\\n", "\n").trim()}\n`;
}
