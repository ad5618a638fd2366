import { makeFeedDue } from "@/lib/market/feed-status";
import { ingestCandles as ingest } from "@/lib/market/ingest-candles";
import { loadInstruments } from "@/lib/market/load-instruments";
import { INTERVAL_MS } from "@/lib/market/validate-candles";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fills one market's bars. New daily bars make the market's state due, the first page of a new market at once. */
export const ingestCandles: Handler<"ingest-candles"> = async ({ instrumentId, interval }, context) => {
  const [instrument] = await loadInstruments({ ids: [instrumentId] });
  if (instrument === undefined) return;
  const judgeAgain = async () => {
    if (interval === "1d") await makeFeedDue("market_state", "all", context.clock.now());
  };
  await runFeed(interval === "1d" ? "candles_1d" : "candles_1h", instrumentId, context, async () => {
    const { added, newestOpenAt, coverage } = await ingest(instrument, interval, { ...context, onFirst: judgeAgain });
    if (added > 0) await judgeAgain();
    return { asOf: newestOpenAt === null ? 0 : newestOpenAt + INTERVAL_MS[interval], coverage };
  });
};
