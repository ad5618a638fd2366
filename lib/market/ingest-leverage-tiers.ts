import type { Instrument } from "@/lib/domain/instrument";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import type { EpochMs } from "@/lib/domain/units";
import { openMarket } from "@/lib/exchange/open-exchange";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { loadLeverageTiers } from "./load-leverage-tiers";

/**
 * ingestLeverageTiers keeps one contract's maintenance-margin table. A table that changed is added whole with the instant
 * it became known; an equal one changes nothing. Throws SafeExchangeError; what was stored until then stays.
 */
export async function ingestLeverageTiers(
  instrument: Instrument,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<{ asOf: EpochMs }> {
  const tiers = await openMarket(instrument.venue, deps).derivatives?.fetchLeverageTiers?.(instrument);
  const now = deps.clock.now();
  if (tiers !== undefined) {
    const { [instrument.id]: known } = await loadLeverageTiers([instrument.id], now);
    if (!isSameTable(tiers, known)) await saveTable(instrument.id, tiers, now);
  }
  return { asOf: now.getTime() };
}

/** Amounts follow from the rest, and have been through a decimal. */
function isSameTable(a: readonly LeverageTier[], b: readonly LeverageTier[] | undefined): boolean {
  const facts = (tiers: readonly LeverageTier[]) =>
    JSON.stringify(
      tiers.map((tier) => [tier.notionalFloor, tier.notionalCap, tier.maintenanceFraction, tier.leverageMax]),
    );
  return b !== undefined && facts(a) === facts(b);
}

async function saveTable(instrumentId: string, tiers: readonly LeverageTier[], now: Date): Promise<void> {
  const column = <T>(pick: (tier: LeverageTier) => T): T[] => tiers.map(pick);
  await batchPool().query(
    `insert into leverage_tier (instrument_id, available_at, tier, notional_floor, notional_cap, maintenance_fraction,
       maintenance_amount, leverage_max)
     select $1, $2, tier, notional_floor, notional_cap, maintenance_fraction, maintenance_amount, leverage_max
     from unnest($3::numeric[], $4::numeric[], $5::float8[], $6::numeric[], $7::float8[]) with ordinality
       as row (notional_floor, notional_cap, maintenance_fraction, maintenance_amount, leverage_max, tier)
     on conflict do nothing`,
    [
      instrumentId,
      now,
      column(({ notionalFloor }) => notionalFloor),
      column(({ notionalCap }) => notionalCap),
      column(({ maintenanceFraction }) => maintenanceFraction),
      column(({ maintenanceAmount }) => maintenanceAmount),
      column(({ leverageMax }) => leverageMax),
    ],
  );
}
