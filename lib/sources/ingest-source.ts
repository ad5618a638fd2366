import type { EpochMs } from "@/lib/domain/units";
import { ingestHeadlines } from "./headlines/ingest-headlines";
import { fetchSource } from "./http/fetch-source";
import { savePoints } from "./points/save-points";
import type { IngestDeps, PointSource, Source, SourcePoint } from "./source";
import { SourceError } from "./source-error";

/**
 * ingestSource fetches one source and keeps what is new, all of it or nothing. `asOf` is when its newest datum was true.
 * Throws SourceError; running it twice changes nothing.
 */
export async function ingestSource(source: Source, deps: IngestDeps): Promise<{ asOf: EpochMs }> {
  return "collect" in source ? ingestPoints(source, deps) : ingestHeadlines(source, deps);
}

async function ingestPoints(source: PointSource, { clock, signal, timeoutMs }: IngestDeps): Promise<{ asOf: EpochMs }> {
  const get = async (url: string): Promise<string> => {
    const answer = await fetchSource(url, { source: source.id, signal, timeoutMs });
    // Asked without validators, only a broken cache on the way answers "unchanged".
    if (answer.kind === "unchanged") throw new SourceError("bad_response", source.id, "unchanged since never");
    return answer.text;
  };
  const points = lastOfEach(await source.collect(get, clock.now().getTime()));
  const last = points.reduce((newest, { eventAt }) => Math.max(newest, eventAt), 0);
  if (last === 0) throw new SourceError("bad_response", source.id, "no closed period");
  await savePoints(source.id, points, clock.now());
  return { asOf: last };
}

/** A source may tell one instant twice, an hour's candle and its day's: the later in the list counts. */
function lastOfEach(points: readonly SourcePoint[]): SourcePoint[] {
  return [...new Map(points.map((point) => [`${point.name} ${point.subject} ${point.eventAt}`, point])).values()];
}
