import { z } from "zod";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { parseJson } from "../http/parse-json";
import type { PointSource, SourcePoint } from "../source";

const SOURCE = "deribit-dvol";
const HISTORY_DAYS = 400;
const HOURLY_DAYS = 2;
/** The index is computed continuously; its candle stands a moment after it closed. */
const PUBLICATION_LAG_MS = 60_000;

/** Periods of the index's candles, by Deribit's own words for them. */
const RESOLUTION_MS = { "1D": DAY_MS, "3600": HOUR_MS } as const;
type Resolution = keyof typeof RESOLUTION_MS;

/** `data`: [open time in ms, open, high, low, close] in volatility points (docs.deribit.com, get_volatility_index_data). */
const answerSchema = z.object({
  result: z.object({
    data: z
      .array(
        z.tuple([
          z.number().int().positive(),
          z.number().gt(0).lt(1_000),
          z.number().gt(0).lt(1_000),
          z.number().gt(0).lt(1_000),
          z.number().gt(0).lt(1_000),
        ]),
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
      const hourly = await get(dvolUrl(currency, "3600", now - HOURLY_DAYS * DAY_MS, now));
      const daily = await get(dvolUrl(currency, "1D", now - HISTORY_DAYS * DAY_MS, now));
      // Where a day's and an hour's candle close together, the day's counts: it is the one that stays.
      const byClose = new Map(
        [...parseDvol(hourly, currency, "3600", now), ...parseDvol(daily, currency, "1D", now)].map((point) => [
          point.eventAt,
          point,
        ]),
      );
      return [...byClose.values()];
    },
  };
}

/** parseDvol reads closed candles as fractions (DVOL ÷ 100) at their close. Throws SourceError. */
export function parseDvol(text: string, currency: string, resolution: Resolution, now: EpochMs): SourcePoint[] {
  const { result } = parseJson(text, answerSchema, SOURCE);
  return result.data.flatMap(([openAt, , , , close]) => {
    const eventAt = openAt + RESOLUTION_MS[resolution];
    if (eventAt > now) return [];
    return [
      {
        name: "implied_volatility",
        subject: currency,
        eventAt,
        publicationLagMs: PUBLICATION_LAG_MS,
        value: close / 100,
      },
    ];
  });
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
