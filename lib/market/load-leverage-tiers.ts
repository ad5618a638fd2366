import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { systemDb } from "@/lib/platform/db";

/** loadLeverageTiers reads the maintenance-margin tables of markets by id, tiers ascending; a market without one is absent. */
export async function loadLeverageTiers(ids: readonly string[]): Promise<Record<string, LeverageTier[]>> {
  if (ids.length === 0) return {};
  const rows = await systemDb().leverageTierRow.findMany({
    where: { instrumentId: { in: [...ids] } },
    orderBy: [{ instrumentId: "asc" }, { notionalFloor: "asc" }],
  });
  const tables: Record<string, LeverageTier[]> = {};
  for (const row of rows) {
    const table = (tables[row.instrumentId] ??= []);
    table.push({
      notionalFloor: row.notionalFloor.toNumber(),
      notionalCap: row.notionalCap?.toNumber() ?? null,
      maintenanceFraction: row.maintenanceFraction,
      maintenanceAmount: row.maintenanceAmount.toNumber(),
      leverageMax: row.leverageMax,
    });
  }
  return tables;
}
