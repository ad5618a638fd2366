import type { Attribution, SignalView } from "@/lib/domain/market-views";
import { SIGNAL_NAMES, type SignalName } from "@/lib/domain/signal";
import type { EpochMs } from "@/lib/domain/units";
import { findVenue } from "@/lib/exchange/registry";
import { systemDb } from "@/lib/platform/db";
import { SIGNAL_AGE_MS_MAX } from "@/lib/risk/series/newest-signal";
import { listSources } from "@/lib/sources/list-sources";
import { MARKET_SUBJECT } from "@/lib/sources/signal-subject";

/**
 * loadNewestSignals reads the newest value of every signal that speaks of an asset at `asOf`, its own before the market's,
 * with what its source asks for in return. Values older than the engine accepts are left out.
 */
export async function loadNewestSignals(asset: string, asOf: EpochMs): Promise<SignalView[]> {
  const rows = await systemDb().signalPointRow.findMany({
    where: {
      name: { in: [...SIGNAL_NAMES] },
      subject: { in: [asset, MARKET_SUBJECT] },
      eventAt: { gte: new Date(asOf - SIGNAL_AGE_MS_MAX), lte: new Date(asOf) },
      availableAt: { lte: new Date(asOf) },
    },
    orderBy: [{ eventAt: "asc" }, { revision: "asc" }],
  });
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows.filter(({ subject }) => subject === MARKET_SUBJECT)) newest.set(row.name, row);
  // Its own series replaces the market's, whichever is newer.
  for (const row of rows.filter(({ subject }) => subject === asset)) newest.set(row.name, row);
  return SIGNAL_NAMES.flatMap((name): SignalView[] => {
    const row = newest.get(name);
    return row === undefined
      ? []
      : [
          {
            name,
            value: row.value,
            eventAt: row.eventAt.getTime(),
            availableAt: row.availableAt.getTime(),
            attribution: attributionOf(row.source, name),
            source: findVenue(row.source)?.name ?? row.source,
          },
        ];
  });
}

/** What the points' source is owed; null for venues and our own scorer, which ask for nothing. */
function attributionOf(sourceId: string, name: SignalName): Attribution | null {
  const found = listSources().find(({ source }) => "id" in source && source.id === sourceId);
  if (found === undefined || name === "news_sentiment" || name === "social_sentiment") return null;
  const { attribution, termsUrl } = found.source.licence;
  return { text: attribution, termsUrl };
}
