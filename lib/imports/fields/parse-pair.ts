import { parseAsset } from "./parse-asset";

/** Quotes that exports write without a separator, longest first so that FDUSD is not read as …FD and USD. */
const QUOTES = [
  ..."FDUSD USDT USDC TUSD BUSD USDP USDD ZUSD ZEUR ZGBP ZJPY ZCAD ZAUD XXBT XETH".split(" "),
  ..."DAI USD EUR GBP CHF JPY AUD CAD TRY BRL PLN CZK BTC XBT ETH BNB SOL TRX".split(" "),
].sort((a, b) => b.length - a.length);
const FUTURES = /(-|_|:)(SWAP|PERP|PERPETUAL|\d{6}|\d{8})$|:|^(PI|PF|FI)_/;

export interface Pair {
  base: string;
  quote: string;
}

/**
 * parsePair splits a market's name: `BTC/USDT`, `btc-usd`, `BTC_EUR`, `BTCUSDT`, `XXBTZUSD`. Null when it names no pair we
 * can split for sure; `derivative` for a future or perpetual, whose trades leave no coins behind.
 */
export function parsePair(text: string): Pair | "derivative" | null {
  const symbol = text.trim().toUpperCase();
  if (FUTURES.test(symbol)) return "derivative";
  const parts = symbol.split(/[/\-_ ]/);
  if (parts.length === 2) return toPair(parts[0] ?? "", parts[1] ?? "");
  if (parts.length > 2) return null;
  const quote = QUOTES.find((code) => symbol.endsWith(code) && symbol.length > code.length + 1);
  return quote === undefined ? null : toPair(symbol.slice(0, -quote.length), quote);
}

function toPair(left: string, right: string): Pair | null {
  const base = parseAsset(left);
  const quote = parseAsset(right);
  return base === null || quote === null || base === quote ? null : { base, quote };
}
