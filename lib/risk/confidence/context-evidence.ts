import type { SignalName, SignalSeries } from "@/lib/domain/signal";
import type { CandleSeries } from "../series/candle-series";
import { rankInYear } from "../series/rank-in-year";
import { signalBars, type SignalBars } from "../series/signal-bars";

/** ContextEvidence is 0–100 per bar, higher = stronger evidence for carrying risk; null where nothing was known. */
export interface ContextEvidence {
  on_chain: SignalBars;
  sentiment: SignalBars;
  implied_volatility: SignalBars;
}

/** Coins move to an exchange over days, not at an hour. */
const FLOW_WINDOW_BARS = 7;

/**
 * contextEvidence scores what is known beside prices. On-chain: little flowing to exchanges and many active addresses, each
 * against its own year. Sentiment: as it is, for greed has not been a reason to sell. Implied volatility: low in its own
 * year. MVRV showed no link to what follows and is left out (the evidence: docs/evidence.md).
 */
export function contextEvidence(signals: SignalSeries, daily: CandleSeries): ContextEvidence {
  const barsOf = (name: SignalName): SignalBars => signalBars(signals[name], daily);
  const flows = yearRanks(trailingMeans(barsOf("exchange_net_inflow_usd")));
  return {
    on_chain: meanOf([flows.map(reversed), yearRanks(barsOf("active_addresses")).map(percent)]),
    sentiment: meanOf([
      barsOf("fear_greed"),
      barsOf("news_sentiment").map(fromBalance),
      barsOf("social_sentiment").map(fromBalance),
    ]),
    implied_volatility: yearRanks(barsOf("implied_volatility")).map(reversed),
  };
}

function percent(rank: number | null): number | null {
  return rank === null ? null : 100 * rank;
}

function reversed(rank: number | null): number | null {
  return rank === null ? null : 100 * (1 - rank);
}

/** −1…1 → 0–100. */
function fromBalance(value: number | null): number | null {
  return value === null ? null : 50 * (1 + value);
}

/** Per bar, the mean of the series that know something there. */
function meanOf(series: readonly SignalBars[]): SignalBars {
  return (series[0] ?? []).map((_, bar) => {
    const known = series.map((values) => values[bar] ?? null).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

function trailingMeans(values: SignalBars): SignalBars {
  return values.map((value, bar) => {
    if (value === null) return null;
    const known = values.slice(Math.max(0, bar - FLOW_WINDOW_BARS + 1), bar + 1).filter((each) => each !== null);
    return known.reduce((sum, each) => sum + each, 0) / known.length;
  });
}

/** Rank of each known value among the known values of the year before it. */
function yearRanks(values: SignalBars): SignalBars {
  const bars = values.flatMap((value, bar) => (value === null ? [] : [bar]));
  const ranks = rankInYear({ firstBar: 0, values: Float64Array.from(bars, (bar) => values[bar] ?? 0) });
  const byBar = new Map(bars.map((bar, i) => [bar, ranks.values[i - ranks.firstBar] ?? null]));
  return values.map((_, bar) => byBar.get(bar) ?? null);
}
