import { createHash } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** VenueId names an exchange of the sandbox that has demo accounts. */
export type VenueId = "binance" | "bybit" | "okx" | "mexc" | "htx" | "bitfinex" | "deribit" | "bitstamp" | "cryptocom";

/** How a venue's credentials look. `seed` makes the same text on every start; they open nothing but this sandbox. */
interface KeyStyle {
  apiKey(seed: string): string;
  secret(seed: string): string;
  passphrase?(seed: string): string;
}

/** One row per venue. */
export const KEY_STYLES: Readonly<Record<VenueId, KeyStyle>> = {
  binance: { apiKey: (seed) => letters(seed, 64), secret: (seed) => letters(seed, 64) },
  bybit: { apiKey: (seed) => letters(seed, 18), secret: (seed) => letters(seed, 36) },
  okx: {
    apiKey: uuidOf,
    secret: (seed) => hexOf(seed).slice(0, 32).toUpperCase(),
    passphrase: (seed) => `${letters(seed, 12)}!1`,
  },
  mexc: { apiKey: (seed) => `mx0${letters(seed, 15)}`, secret: (seed) => hexOf(seed).slice(0, 32) },
  htx: { apiKey: uuidOf, secret: uuidOf },
  bitfinex: { apiKey: (seed) => letters(seed, 43), secret: (seed) => letters(seed, 43) },
  deribit: { apiKey: (seed) => letters(seed, 8), secret: (seed) => letters(seed, 43) },
  bitstamp: { apiKey: (seed) => letters(seed, 32), secret: (seed) => letters(seed, 32) },
  cryptocom: { apiKey: (seed) => letters(seed, 22), secret: (seed) => `cxakp_${letters(seed, 22)}` },
};

/** uuidOf makes a text of the form of a uuid. */
export function uuidOf(seed: string): string {
  const hex = hexOf(seed);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

function letters(seed: string, length: number): string {
  const bytes = [0, 1].flatMap((n) => [...createHash("sha256").update(`sandbox:${seed}:${n}`).digest()]);
  return bytes
    .slice(0, length)
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join("");
}

function hexOf(seed: string): string {
  return createHash("sha256").update(`sandbox:${seed}`).digest("hex");
}
