import { z } from "zod";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { parseJson } from "../http/parse-json";
import type { PointSource, SourcePoint } from "../source";
import { SourceError } from "../source-error";

const SOURCE = "deribit-dvol";
const HISTORY_DAYS = 400;
const HOURLY_DAYS = 2;
/** The index is computed continuously; its candle stands a moment after it closed. */
const PUBLICATION_LAG_MS = 60_000;

/** Periods of the index's candles, by Deribit's own words for them. */
const RESOLUTION_MS = { "1D": DAY_MS, "3600": HOUR_MS } as const;
type Resolution = keyof typeof RESOLUTION_MS;

/** 400 days fit into one answer; more than a few pages mean that the venue goes round in circles. */
const PAGES_MAX = 5;

/** Below 5 % a year it is another unit: Deribit's own example shows 0.21 where its answers have 50 and more. */
const volatilityPoints = z.number().gte(5).lt(1_000);

/**
 * `data`: [open time in ms, open, high, low, close] in volatility points; `continuation`: the end of the next page, which
 * is older, null on the last one (docs.deribit.com, public/get_volatility_index_data).
 */
const answerSchema = z.object({
  result: z.object({
    continuation: z.number().int().positive().nullish(),
    data: z
      .array(
        z.tuple([z.number().int().positive(), volatilityPoints, volatilityPoints, volatilityPoints, volatilityPoints]),
      )
      .max(1_000),
  }),
});

/** dvolSource is the 30-day implied volatility of one currency: daily closes of 400 days, hourly ones of the last two. */
export function dvolSource(currency: "BTC" | "ETH"): PointSource {
  return {
    id: SOURCE,
    feed: "implied_volatility",
    subject: currency,
    licence: {
      provider: "Deribit",
      attribution: "Implied volatility: Deribit DVOL",
      termsUrl: "https://www.deribit.com/kb/terms-of-service",
      needsOperatorLicence: false,
    },
    async collect(get, now) {
      const read = async (resolution: Resolution, days: number): Promise<SourcePoint[]> => {
        const points: SourcePoint[] = [];
        let until: EpochMs | null = now;
        for (let page = 0; until !== null; page++) {
          if (page === PAGES_MAX) throw new SourceError("bad_response", SOURCE, "pages without end");
          const answer = await get(dvolUrl(currency, resolution, now - days * DAY_MS, until));
          const { closed, olderUntil } = parseDvol(answer, currency, resolution, now);
          points.push(...closed);
          until = olderUntil;
        }
        return points;
      };
      // Where a day's and an hour's candle close together, the day's counts, being the last: it is the one that stays.
      return [...(await read("3600", HOURLY_DAYS)), ...(await read("1D", HISTORY_DAYS))];
    },
  };
}

/** DvolPage is one answer: its closed candles, and where an older page ends, if there is one. */
interface DvolPage {
  closed: SourcePoint[];
  olderUntil: EpochMs | null;
}

/** parseDvol reads closed candles as fractions (DVOL ÷ 100) at their close. Throws SourceError. */
export function parseDvol(text: string, currency: string, resolution: Resolution, now: EpochMs): DvolPage {
  const { data, continuation } = parseJson(text, answerSchema, SOURCE).result;
  const closed = data.map(([openAt, , , , close]): SourcePoint => ({
    name: "implied_volatility",
    subject: currency,
    eventAt: openAt + RESOLUTION_MS[resolution],
    publicationLagMs: PUBLICATION_LAG_MS,
    value: close / 100,
  }));
  return { closed: closed.filter(({ eventAt }) => eventAt <= now), olderUntil: continuation ?? null };
}

function dvolUrl(currency: string, resolution: Resolution, from: EpochMs, to: EpochMs): string {
  const query = new URLSearchParams({
    currency,
    resolution,
    start_timestamp: String(from),
    end_timestamp: String(to),
  });
  return `https://www.deribit.com/api/v2/public/get_volatility_index_data?${query.toString()}`;
}
