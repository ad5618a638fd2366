import { z } from "zod";
import type { EpochMs } from "@/lib/domain/units";
import { parseJson } from "../http/parse-json";
import { MARKET_SUBJECT } from "../signal-subject";
import type { PointSource, SourcePoint } from "../source";

const SOURCE = "fear-greed";
const HISTORY_DAYS = 400;
/** A day's value appears at its beginning, within minutes. */
const PUBLICATION_LAG_MS = 10 * 60_000;

/** Numbers come as texts; `timestamp` is 00:00 UTC of the day in seconds (alternative.me/crypto/fear-and-greed-index). */
const answerSchema = z.object({
  data: z
    .array(
      z.object({
        value: z.string().regex(/^\d{1,3}$/),
        timestamp: z.string().regex(/^\d{9,11}$/),
      }),
    )
    .min(1)
    .max(5_000),
});

/** fearGreedSource is the market's mood of each day, 0 (extreme fear) to 100 (extreme greed). */
export const fearGreedSource: PointSource = {
  id: SOURCE,
  feed: "fear_greed",
  subject: MARKET_SUBJECT,
  licence: {
    provider: "alternative.me",
    attribution: "Fear & Greed Index: alternative.me",
    termsUrl: "https://alternative.me/crypto/fear-and-greed-index/",
    needsOperatorLicence: false,
  },
  async collect(get, now) {
    return parseFearGreed(await get(`https://api.alternative.me/fng/?limit=${HISTORY_DAYS}&format=json`), now);
  },
};

/** parseFearGreed reads daily values; any outside 0–100 spoils the answer. Throws SourceError. */
export function parseFearGreed(text: string, now: EpochMs): SourcePoint[] {
  const schema = answerSchema.refine(({ data }) => data.every(({ value }) => Number(value) <= 100), {
    path: ["data", "value"],
  });
  const points = parseJson(text, schema, SOURCE).data.map(({ value, timestamp }): SourcePoint => ({
    name: "fear_greed",
    subject: MARKET_SUBJECT,
    eventAt: Number(timestamp) * 1_000,
    publicationLagMs: PUBLICATION_LAG_MS,
    value: Number(value),
  }));
  return points.filter(({ eventAt }) => eventAt <= now);
}
