import { z } from "zod";
import type { SignalName } from "@/lib/domain/signal";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { parseJson } from "../http/parse-json";
import type { PointSource, SourcePoint } from "../source";

const SOURCE = "blockchain-com";
/** Charts are redrawn in the course of the following day. */
const PUBLICATION_LAG_MS = DAY_MS;

/** Charts of Bitcoin's chain and what they are here. */
const CHARTS: readonly (readonly [chart: string, name: SignalName])[] = [
  ["n-transactions", "transactions"],
  ["n-unique-addresses", "active_addresses"],
  ["transaction-fees-usd", "fees_usd"],
];

/** `x` is the beginning of a day in seconds (blockchain.com/explorer/api/charts_api). */
const answerSchema = z.object({
  status: z.literal("ok"),
  period: z.literal("day"),
  values: z
    .array(z.object({ x: z.number().int().positive(), y: z.number().nonnegative().lt(1e15) }))
    .min(1)
    .max(5_000),
});

/** blockchainSource is Bitcoin's transactions, active addresses and fees by day. */
export const blockchainSource: PointSource = {
  id: SOURCE,
  feed: "onchain",
  subject: "blockchain.com",
  licence: {
    provider: "Blockchain.com",
    attribution: "Transactions, addresses and fees: Blockchain.com charts",
    termsUrl: "https://www.blockchain.com/explorer/api",
    needsOperatorLicence: false,
  },
  async collect(get, now) {
    const points: SourcePoint[] = [];
    for (const [chart, name] of CHARTS) points.push(...parseChart(await get(chartUrl(chart)), name, now));
    return points;
  },
};

/** parseChart reads the closed days of one chart. Throws SourceError. */
export function parseChart(text: string, name: SignalName, now: EpochMs): SourcePoint[] {
  return parseJson(text, answerSchema, SOURCE)
    .values.map(({ x, y }): SourcePoint => ({
      name,
      subject: "BTC",
      eventAt: x * 1_000 + DAY_MS,
      publicationLagMs: PUBLICATION_LAG_MS,
      value: y,
    }))
    .filter(({ eventAt }) => eventAt <= now);
}

const chartUrl = (chart: string): string =>
  `https://api.blockchain.info/charts/${chart}?timespan=2years&sampled=false&format=json`;
