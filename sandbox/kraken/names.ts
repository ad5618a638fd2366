import { createHash } from "node:crypto";
import type { Instrument } from "../market/market";
import { KrakenError } from "./kraken-error";

/** Coins older than everybody else's codes: how assets are called, and how pairs write them. */
const LEGACY: Readonly<Record<string, readonly [asset: string, inPairs: string]>> = {
  BTC: ["XXBT", "XBT"],
  DOGE: ["XXDG", "XDG"],
  ETC: ["XETC", "ETC"],
  ETH: ["XETH", "ETH"],
  LTC: ["XLTC", "LTC"],
  USD: ["ZUSD", "USD"],
  XLM: ["XXLM", "XLM"],
  XMR: ["XXMR", "XMR"],
  XRP: ["XXRP", "XRP"],
  ZEC: ["XZEC", "ZEC"],
};

/** assetCode is Kraken's code of a coin. */
export function assetCode(asset: string): string {
  return LEGACY[asset]?.[0] ?? asset;
}

/** shortCode is how pairs and variants of a coin write it. */
export function shortCode(asset: string): string {
  return LEGACY[asset]?.[1] ?? asset;
}

/** pairName is Kraken's name of a market. */
export function pairName({ base, quote }: { readonly base: string; readonly quote: string }): string {
  return `${shortCode(base)}${quote}`;
}

/** pairOf finds the market of a name, as it is or by its coins' codes. */
export function pairOf(instruments: readonly Instrument[], name: string | null): Instrument {
  const found = instruments.find((each) =>
    [pairName(each), `${assetCode(each.base)}${each.quote}`].includes(name ?? ""),
  );
  if (!found) throw new KrakenError("EQuery:Unknown asset pair");
  return found;
}

/** idOf makes an id of the form `L4UESK-KG3EQ-BJM7HJ`; the same seed makes the same id. */
export function idOf(prefix: string, seed: string | number): string {
  const letters = [...createHash("sha256").update(`kraken:${prefix}:${seed}`).digest()]
    .map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(byte % 32))
    .join("");
  return `${prefix}${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10, 16)}`;
}
