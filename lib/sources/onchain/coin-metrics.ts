import { z } from "zod";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { parseJson } from "../http/parse-json";
import type { PointSource, SourcePoint } from "../source";

const SOURCE = "coin-metrics";
const ASSETS = ["btc", "eth"];
const HISTORY_DAYS = 400;
/** A day's metrics are published in the course of the following day. */
const PUBLICATION_LAG_MS = DAY_MS;

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/)
  .transform(Number)
  .refine((value) => Math.abs(value) < 1e18)
  .nullish();
/** `time` is the beginning of the day in ISO 8601 with nanoseconds; a metric that is not known yet is left out (docs.coinmetrics.io, v4). */
const answerSchema = z.object({
  data: z
    .array(
      z.object({
        asset: z.string().max(20),
        time: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}T00:00:00(\.0+)?Z?$/)
          .transform((time) => Date.parse(`${time.slice(0, 10)}T00:00:00Z`))
          .refine((day) => day > 0),
        CapMVRVCur: decimal,
        FlowInExUSD: decimal,
        FlowOutExUSD: decimal,
      }),
    )
    .max(10_000),
});

/** coinMetricsSource is MVRV and exchange flows; community data are CC BY-NC 4.0, so an operator states a licence first. */
export const coinMetricsSource: PointSource = {
  id: SOURCE,
  feed: "onchain",
  subject: "coinmetrics.io",
  licence: {
    provider: "Coin Metrics",
    attribution: "MVRV and exchange flows: Coin Metrics",
    termsUrl: "https://coinmetrics.io/community-network-data/",
    needsOperatorLicence: true,
  },
  async collect(get, now) {
    const query = new URLSearchParams({
      assets: ASSETS.join(","),
      metrics: "CapMVRVCur,FlowInExUSD,FlowOutExUSD",
      frequency: "1d",
      start_time: new Date(now - HISTORY_DAYS * DAY_MS).toISOString().slice(0, 10),
      page_size: "10000",
    });
    const url = `https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?${query.toString()}`;
    return parseAssetMetrics(await get(url), now);
  },
};

/** parseAssetMetrics reads MVRV and net inflow (in − out, USD) of closed days. Throws SourceError. */
export function parseAssetMetrics(text: string, now: EpochMs): SourcePoint[] {
  return parseJson(text, answerSchema, SOURCE).data.flatMap((row): SourcePoint[] => {
    const eventAt = row.time + DAY_MS;
    if (eventAt > now) return [];
    const shared = { subject: row.asset.toUpperCase(), eventAt, publicationLagMs: PUBLICATION_LAG_MS };
    const { CapMVRVCur: mvrv, FlowInExUSD: inflow, FlowOutExUSD: outflow } = row;
    return [
      ...(mvrv == null ? [] : [{ ...shared, name: "mvrv" as const, value: mvrv }]),
      ...(inflow == null || outflow == null
        ? []
        : [{ ...shared, name: "exchange_net_inflow_usd" as const, value: inflow - outflow }]),
    ];
  });
}
