import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { systemDb } from "@/lib/platform/db";

/**
 * loadLeverageTiers reads the maintenance-margin tables of markets by id as they were known at `asOf`, tiers ascending; a
 * market without one is absent.
 */
export async function loadLeverageTiers(ids: readonly string[], asOf: Date): Promise<Record<string, LeverageTier[]>> {
  if (ids.length === 0) return {};
  const { leverageTierRow } = systemDb();
  const newest = await leverageTierRow.groupBy({
    by: ["instrumentId"],
    where: { instrumentId: { in: [...ids] }, availableAt: { lte: asOf } },
    _max: { availableAt: true },
  });
  const versions = newest.flatMap(({ instrumentId, _max: { availableAt } }) =>
    availableAt === null ? [] : [{ instrumentId, availableAt }],
  );
  if (versions.length === 0) return {};
  const rows = await leverageTierRow.findMany({ where: { OR: versions }, orderBy: { tier: "asc" } });
  const tables: Record<string, LeverageTier[]> = {};
  for (const row of rows) {
    (tables[row.instrumentId] ??= []).push({
      notionalFloor: row.notionalFloor.toNumber(),
      notionalCap: row.notionalCap?.toNumber() ?? null,
      maintenanceFraction: row.maintenanceFraction,
      maintenanceAmount: row.maintenanceAmount.toNumber(),
      leverageMax: row.leverageMax,
    });
  }
  return tables;
}
