import type { DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { assetOf } from "./venues/kraken/assets";
import { parseSymbol } from "./venues/krakenfutures/symbols";
import { coinOf } from "./venues/kucoin/symbols";

/** Names are the coins of a market; on some venues spot and perpetuals have the same names. */
type Names = Pick<Instrument, "base" | "quote" | "settle"> & { delivery?: string };
type Grammar = (venueSymbol: string) => readonly Names[];

/** Quotes of venues that write pairs in one word; of two that fit the longer one is meant. */
const QUOTES =
  "FDUSD USDT USDC TUSD BUSD USDE USD1 RLUSD USDP USDS DAI USD EUR GBP JPY TRY BRL AUD BTC ETH BNB SOL BTT".split(" ");
/** The same as Kraken codes them. */
const KRAKEN_QUOTES =
  "ZUSD ZEUR ZGBP ZJPY ZCAD ZAUD XXBT XETH USDT USDC USD EUR GBP JPY CAD AUD CHF XBT ETH DAI AED".split(" ");
const MONTH_LETTERS = "FGHJKMNQUVXZ";
const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

const spot = (base: string, quote: string): Names => ({ base, quote, settle: null });
const linear = (base: string, quote: string): Names => ({ base, quote, settle: quote });
const inverse = (base: string, quote = "USD"): Names => ({ base, quote, settle: base });
const twoDigits = (value: number): string => String(value).padStart(2, "0");

function pairOf(symbol: string, quotes: readonly string[]): [base: string, quote: string] | null {
  const quote = quotes.filter((each) => symbol.endsWith(each) && symbol.length > each.length).sort(byLength)[0];
  return quote === undefined ? null : [symbol.slice(0, -quote.length), quote];
}
const byLength = (a: string, b: string): number => b.length - a.length;

function dashed(symbol: string): Names[] {
  const [base, quote, ...rest] = symbol.split(/[-_]/);
  return base === undefined || quote === undefined || rest.length > 0 ? [] : [spot(base, quote)];
}

/** `Z25` is December 2025; the day is not told by it. */
const deliveryOfCode = (code: string): string =>
  `${code.slice(1)}${twoDigits(MONTH_LETTERS.indexOf(code.charAt(0)) + 1)}28`;

/** `28MAR25`, with or without a leading zero, as `250328`. */
function deliveryOfDate(date: string): string {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})([A-Z]{3})(\d{2})$/.exec(date) ?? [];
  return `${year}${twoDigits(MONTHS.indexOf(month) + 1)}${day.padStart(2, "0")}`;
}

function inOneWord(symbol: string): Names[] {
  const pair = pairOf(symbol, QUOTES);
  if (pair === null) return [];
  const [base, quote] = pair;
  return [spot(base, quote), quote === "USD" ? inverse(base) : linear(base, quote)];
}

function binance(symbol: string): readonly Names[] {
  const [, coin, end] = /^(\w+)USD_(PERP|\d{6})$/.exec(symbol) ?? [];
  if (coin !== undefined && end !== undefined)
    return [end === "PERP" ? inverse(coin) : { ...inverse(coin), delivery: end }];
  const [, name, delivery] = /^(\w+)_(\d{6})$/.exec(symbol) ?? [];
  if (name === undefined || delivery === undefined) return inOneWord(symbol);
  return inOneWord(name).flatMap((names) => (names.settle === null ? [] : [{ ...names, delivery }]));
}

function bybit(symbol: string): readonly Names[] {
  const [, perp] = /^(\w+)PERP$/.exec(symbol) ?? [];
  if (perp !== undefined) return [{ base: perp, quote: "USDC", settle: "USDC" }];
  const [, name, date] = /^(\w+)-(\d{1,2}[A-Z]{3}\d{2})$/.exec(symbol) ?? [];
  if (name !== undefined && date !== undefined) {
    const [base, quote] = pairOf(name, ["USDT"]) ?? [name, "USDC"];
    return [{ ...linear(base, quote), delivery: deliveryOfDate(date) }];
  }
  const [, coin, code] = /^(\w+)USD([FGHJKMNQUVXZ]\d{2})$/.exec(symbol) ?? [];
  if (coin !== undefined && code !== undefined) return [{ ...inverse(coin), delivery: deliveryOfCode(code) }];
  return inOneWord(symbol);
}

function okx(symbol: string): readonly Names[] {
  const [, base, quote, family, end] = /^([A-Z0-9]+)-([A-Z0-9]+?)(_UM)?(?:-(SWAP|\d{6}))?$/.exec(symbol) ?? [];
  if (base === undefined || quote === undefined) return [];
  if (end === undefined) return [spot(base, quote)];
  const names = quote === "USD" && family === undefined ? inverse(base) : linear(base, quote);
  return [end === "SWAP" ? names : { ...names, delivery: end }];
}

function kucoin(symbol: string): readonly Names[] {
  const [, coin, code] = /^([A-Z0-9]+)M([FGHJKMNQUVXZ]\d{2})$/.exec(symbol) ?? [];
  if (coin !== undefined && code !== undefined) return [{ ...inverse(coinOf(coin)), delivery: deliveryOfCode(code) }];
  const [, base, quote] = /^([A-Z0-9]+?)(USDT|USDC|USD)M$/.exec(symbol) ?? [];
  if (base === undefined || quote === undefined) return dashed(symbol);
  return [quote === "USD" ? inverse(coinOf(base)) : linear(coinOf(base), quote)];
}

function bitget(symbol: string): readonly Names[] {
  const [, perp] = /^(\w+)PERP$/.exec(symbol) ?? [];
  if (perp !== undefined) return [linear(perp, "USDC")];
  const [, coin, code] = /^(\w+)USD([FGHJKMNQUVXZ]\d{2})$/.exec(symbol) ?? [];
  return coin !== undefined && code !== undefined
    ? [{ ...inverse(coin), delivery: deliveryOfCode(code) }]
    : inOneWord(symbol);
}

function kraken(symbol: string): readonly Names[] {
  const pair = pairOf(symbol.replace("/", ""), KRAKEN_QUOTES);
  return pair === null ? [] : [spot(assetOf(pair[0]).asset, assetOf(pair[1]).asset)];
}

function krakenFutures(symbol: string): readonly Names[] {
  const parsed = parseSymbol(symbol);
  if (parsed === null) return [];
  const names = parsed.isInverse ? inverse(parsed.base, parsed.quote) : linear(parsed.base, parsed.quote);
  return [parsed.delivery === null ? names : { ...names, delivery: parsed.delivery }];
}

function deribit(symbol: string): readonly Names[] {
  const [, name = "", end] = /^([A-Z0-9_]+)-(PERPETUAL|\d{1,2}[A-Z]{3}\d{2})$/.exec(symbol) ?? [];
  if (end === undefined) return symbol.includes("-") ? [] : dashed(symbol);
  const [base = "", quote] = name.split("_");
  const names = quote === undefined ? inverse(base) : linear(base, quote);
  return [end === "PERPETUAL" ? names : { ...names, delivery: deliveryOfDate(end) }];
}

const gate: Grammar = (symbol) =>
  dashed(symbol).flatMap(({ base, quote }) => [
    spot(base, quote),
    quote === "USD" ? inverse(base) : linear(base, quote),
  ]);

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  binance,
  bybit,
  okx,
  kraken,
  krakenfutures: krakenFutures,
  coinbase: dashed,
  kucoin,
  bitget,
  gate,
  deribit,
};

/** Members of messages that name a market. */
const MARKET_FIELDS: ReadonlySet<string> = new Set([
  "symbol",
  "instId",
  "instrument_name",
  "contract",
  "currency_pair",
  "market",
  "pair",
  "product_id",
]);

function namedIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "string" ? (MARKET_FIELDS.has(name) ? [inner] : []) : namedIn(inner),
  );
}

/**
 * assumeInstruments lists the markets that a message names, read out of the venue's names alone: enough to understand a
 * recorded message whose list of instruments nobody recorded. The product never does this: its instruments are the
 * venue's, with their contract sizes.
 *
 * @param symbols further markets, by the venue's names, for messages that do not say of which one they are
 * @param contractSize of every contract; names do not tell it
 */
export function assumeInstruments(
  venue: string,
  raw: unknown,
  { symbols = [], contractSize = "1" }: { symbols?: readonly string[]; contractSize?: DecimalString | undefined } = {},
): Instrument[] {
  const grammar = GRAMMARS[venue] ?? (() => []);
  const names = [...new Set([...symbols, ...namedIn(raw)])].flatMap((symbol) => grammar(symbol.toUpperCase()));
  const instruments = names.map((each) => toInstrument(venue, each, contractSize));
  return [...new Map(instruments.map((each) => [each.id, each])).values()];
}

function toInstrument(
  venue: string,
  { base, quote, settle, delivery }: Names,
  contractSize: DecimalString,
): Instrument {
  const end = settle === null ? "" : `:${settle}${delivery === undefined ? "" : `-${delivery}`}`;
  const symbol = `${base}/${quote}${end}`;
  return {
    id: `${venue}:${symbol}`,
    venue,
    symbol,
    base,
    quote,
    settle,
    kind: settle === null ? "spot" : "perpetual",
    priceTick: "0.00000001",
    lotStep: "0.00000001",
    minQuantity: "0",
    minNotional: "0",
    contractSize: settle === null ? "1" : contractSize,
    takerFeeFraction: 0.001,
    isActive: true,
  };
}
