import type { DollarRate, DollarReading } from "@/lib/domain/dollar-rate";
import { systemDb } from "@/lib/platform/db";
import { DOLLAR_COINS } from "./dollar-coins";

/** loadDollarRate reads what a dollar coin was last found to cost, as it could be known at `asOf`; null = never measured. */
export async function loadDollarRate(asset: string, asOf: Date): Promise<DollarRate | null> {
  const row = await systemDb().dollarRateRow.findFirst({
    where: { asset, eventAt: { lte: asOf } },
    orderBy: { eventAt: "desc" },
  });
  if (row === null) return null;
  return {
    asset,
    priceUsd: row.priceUsd.toFixed(),
    eventAt: row.eventAt.getTime(),
    offPegSince: row.offPegSince?.getTime() ?? null,
    // Written by measureDollarRate under a checked type.
    readings: row.readings as unknown as DollarReading[],
  };
}

/** loadOffPegRates reads the dollar coins that were off their peg when last measured: nothing is said of the others. */
export async function loadOffPegRates(asOf: Date): Promise<ReadonlyMap<string, DollarRate>> {
  const rates = await Promise.all(Object.keys(DOLLAR_COINS).map((asset) => loadDollarRate(asset, asOf)));
  return new Map(
    rates.flatMap((rate): [string, DollarRate][] =>
      rate === null || rate.offPegSince === null ? [] : [[rate.asset, rate]],
    ),
  );
}
