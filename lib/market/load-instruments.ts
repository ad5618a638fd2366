import type { Instrument, InstrumentKind } from "@/lib/domain/instrument";
import { systemDb } from "@/lib/platform/db";

interface InstrumentRecord {
  id: string;
  venue: string;
  symbol: string;
  base: string;
  quote: string;
  settle: string | null;
  kind: string;
  priceTick: { toFixed(): string };
  lotStep: { toFixed(): string };
  minQuantity: { toFixed(): string };
  minNotional: { toFixed(): string };
  contractSize: { toFixed(): string };
  takerFeeFraction: number;
  isActive: boolean;
}

/** loadInstruments reads markets by id or by base asset. */
export async function loadInstruments(by: {
  ids?: readonly string[];
  bases?: readonly string[];
}): Promise<Instrument[]> {
  const rows = await systemDb().instrumentRow.findMany({
    where: { OR: [{ id: { in: [...(by.ids ?? [])] } }, { base: { in: [...(by.bases ?? [])] } }] },
    orderBy: { id: "asc" },
  });
  return rows.map(toInstrument);
}

function toInstrument(row: InstrumentRecord): Instrument {
  return {
    id: row.id,
    venue: row.venue,
    symbol: row.symbol,
    base: row.base,
    quote: row.quote,
    settle: row.settle,
    kind: row.kind as InstrumentKind,
    priceTick: row.priceTick.toFixed(),
    lotStep: row.lotStep.toFixed(),
    minQuantity: row.minQuantity.toFixed(),
    minNotional: row.minNotional.toFixed(),
    contractSize: row.contractSize.toFixed(),
    takerFeeFraction: row.takerFeeFraction,
    isActive: row.isActive,
  };
}
