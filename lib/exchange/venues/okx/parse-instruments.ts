import { z } from "zod";
import { multiplyDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { blankable, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import { parseData } from "./envelope";

/** OKX's regular taker fees; an account's own tier may be lower. */
const SPOT_TAKER_FEE = 0.001;
const DERIVATIVES_TAKER_FEE = 0.0005;

const instrumentSchema = z.looseObject({
  instType: z.string(),
  instId: z.string().min(1),
  baseCcy: blankable(z.string()),
  quoteCcy: blankable(z.string()),
  settleCcy: blankable(z.string()),
  /** Derivatives: what they follow, such as `BTC-USDT`. */
  uly: blankable(z.string()),
  ctVal: blankable(magnitudeText),
  ctMult: blankable(magnitudeText),
  tickSz: blankable(magnitudeText),
  lotSz: blankable(magnitudeText),
  minSz: blankable(magnitudeText),
  expTime: blankable(instantMs),
  state: z.string(),
});
type InstrumentRow = z.output<typeof instrumentSchema>;

/**
 * parseInstruments reads `public/instruments` of one type. Linear contracts are told in base units; inverse ones stay in
 * contracts, since nothing is ever sized on them. Futures with a delivery count as perpetuals without funding. Rows without
 * trading rules are left out.
 */
export function parseInstruments(raw: unknown): Instrument[] {
  return parseData(instrumentSchema, raw, "public/instruments").flatMap((row) => toInstrument(row) ?? []);
}

function toInstrument(row: InstrumentRow): Instrument | null {
  const { tickSz, lotSz, minSz } = row;
  const parts = namesOf(row);
  if (parts === null || tickSz === null || lotSz === null || tickSz === "0" || lotSz === "0") return null;
  const { base, quote, settle } = parts;
  const isSpot = row.instType === "SPOT";
  const contractSize = isSpot ? "1" : multiplyDecimals(row.ctVal ?? "0", row.ctMult ?? "1");
  if (contractSize === "0") return null;
  const inBase = (size: string): string => (isSpot || settle === base ? size : multiplyDecimals(size, contractSize));
  const suffix = row.instType === "FUTURES" && row.expTime !== null ? `-${yymmdd(row.expTime)}` : "";
  const symbol = `${base}/${quote}${settle === null ? "" : `:${settle}${suffix}`}`;
  return {
    id: `okx:${symbol}`,
    venue: "okx",
    symbol,
    base,
    quote,
    settle,
    kind: isSpot ? "spot" : "perpetual",
    priceTick: tickSz,
    lotStep: inBase(lotSz),
    minQuantity: inBase(minSz ?? lotSz),
    minNotional: "0",
    contractSize,
    takerFeeFraction: isSpot ? SPOT_TAKER_FEE : DERIVATIVES_TAKER_FEE,
    isActive: row.state === "live",
  };
}

function namesOf({ instType, baseCcy, quoteCcy, settleCcy, uly, instId }: InstrumentRow) {
  if (instType === "SPOT")
    return baseCcy === null || quoteCcy === null ? null : { base: baseCcy, quote: quoteCcy, settle: null };
  const [base, quote] = (uly ?? instId).split("-");
  return base === undefined || quote === undefined || settleCcy === null ? null : { base, quote, settle: settleCcy };
}

function yymmdd(at: number): string {
  return new Date(at).toISOString().slice(2, 10).replaceAll("-", "");
}
