import type { PriceQuote } from "@/lib/domain/market-input";
import type { EpochMs } from "@/lib/domain/units";
import type { CandleSeries } from "../series/candle-series";
import { interpolate, type Anchor } from "../stats/interpolate";
import type { TrustFinding } from "./trust-finding";

/** Age in minutes → factor. Prices come every minute; five may pass, after a day nothing is left. */
const AGE_ANCHORS: readonly Anchor[] = [
  [5, 1],
  [60, 0.5],
  [1440, 0],
];
const MINUTE_MS = 60_000;
/** A price more than 65 % above or 40 % below the last close is either a catastrophe or a wrong tick: both ask for care. */
const JUMP_LOG_MIN = 0.5;
const JUMP_FACTOR = 0.5;

/** judgePrice finds an old last price, or one far from the last daily close. */
export function judgePrice(price: PriceQuote, daily: CandleSeries, asOf: EpochMs): TrustFinding[] {
  const findings: TrustFinding[] = [];
  const factor = interpolate(AGE_ANCHORS, (asOf - price.asOf) / MINUTE_MS);
  if (factor < 1) findings.push({ code: "price_stale", feed: "price", since: price.asOf, factor });
  const close = daily.close.at(-1);
  if (close !== undefined && Math.abs(Math.log(price.price / close)) > JUMP_LOG_MIN) {
    findings.push({ code: "price_jump", feed: "price", since: price.asOf, factor: JUMP_FACTOR });
  }
  return findings;
}
