import { createECDH, createHash, createPrivateKey } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** VenueId names an exchange of the sandbox that has demo accounts. */
export type VenueId =
  | "binance"
  | "bybit"
  | "okx"
  | "mexc"
  | "htx"
  | "bitfinex"
  | "deribit"
  | "bitstamp"
  | "cryptocom"
  | "kraken"
  | "krakenfutures"
  | "coinbase"
  | "kucoin"
  | "bitget"
  | "gate";

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
  kraken: { apiKey: (seed) => base64Of(seed, 42), secret: (seed) => base64Of(seed, 64) },
  krakenfutures: { apiKey: (seed) => base64Of(seed, 42), secret: (seed) => base64Of(seed, 64) },
  kucoin: {
    apiKey: (seed) => hexOf(seed).slice(0, 24),
    secret: uuidOf,
    passphrase: (seed) => letters(seed, 12),
  },
  bitget: {
    apiKey: (seed) => `bg_${hexOf(seed).slice(0, 32)}`,
    secret: hexOf,
    passphrase: (seed) => letters(seed, 12),
  },
  gate: { apiKey: (seed) => hexOf(seed).slice(0, 32), secret: hexOf },
  coinbase: { apiKey: (seed) => `organizations/${uuidOf("organization")}/apiKeys/${uuidOf(seed)}`, secret: ecKeyOf },
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

function base64Of(seed: string, bytes: number): string {
  return createHash("sha512").update(`sandbox:${seed}`).digest().subarray(0, bytes).toString("base64");
}

/** A private key on P-256 as PEM, made from the seed. */
function ecKeyOf(seed: string): string {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(hexOf(seed), "hex");
  const point = pair.getPublicKey();
  const jwk = {
    kty: "EC",
    crv: "P-256",
    d: pair.getPrivateKey().toString("base64url"),
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  return createPrivateKey({ key: jwk, format: "jwk" }).export({ type: "sec1", format: "pem" }).toString();
}

function hexOf(seed: string): string {
  return createHash("sha256").update(`sandbox:${seed}`).digest("hex");
}
