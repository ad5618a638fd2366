import { z } from "zod";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { parseJson } from "../http/parse-json";
import type { PointSource, SourcePoint } from "../source";

const SOURCE = "mempool-space";
/** A day is indexed once, after its midnight. */
const PUBLICATION_LAG_MS = 6 * HOUR_MS;
const HASHES_PER_TERAHASH = 1e12;

/**
 * Mean hashes per second of the day that *ends* at `timestamp`; 0 where the server has no block of that day (mempool's
 * backend, `$generateNetworkHashrateHistory`; mempool.space/docs/api, mining/hashrate).
 */
const answerSchema = z.object({
  hashrates: z
    .array(z.object({ timestamp: z.number().int().positive(), avgHashrate: z.number().nonnegative().lt(1e27) }))
    .min(1)
    .max(5_000),
});

/** mempoolSource is Bitcoin's hash rate. */
export const mempoolSource: PointSource = {
  id: SOURCE,
  feed: "onchain",
  subject: "mempool.space",
  licence: {
    provider: "mempool.space",
    attribution: "Hash rate: mempool.space",
    termsUrl: "https://mempool.space/terms-of-service",
    needsOperatorLicence: false,
  },
  async collect(get, now) {
    return parseHashRate(await get("https://mempool.space/api/v1/mining/hashrate/2y"), now);
  },
};

/** parseHashRate reads closed days in TH/s; a day without a measurement is left out. Throws SourceError. */
export function parseHashRate(text: string, now: EpochMs): SourcePoint[] {
  return parseJson(text, answerSchema, SOURCE)
    .hashrates.filter(({ avgHashrate }) => avgHashrate > 0)
    .map(({ timestamp, avgHashrate }): SourcePoint => ({
      name: "hash_rate",
      subject: "BTC",
      eventAt: timestamp * 1_000,
      publicationLagMs: PUBLICATION_LAG_MS,
      value: avgHashrate / HASHES_PER_TERAHASH,
    }))
    .filter(({ eventAt }) => eventAt <= now);
}
