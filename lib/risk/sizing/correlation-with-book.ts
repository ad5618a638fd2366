import type { MarketState } from "@/lib/domain/market-state";
import { alignReturns } from "../portfolio/align-returns";
import { estimateCorrelation } from "../portfolio/estimate-correlation";
import type { Book } from "../portfolio/measure-book";
import { COVARIANCE_DECAY } from "../portfolio/measure-together";

/**
 * correlationWithBook is how a long position in `asset` moves with today's net book, −1…1, from daily log returns. Null
 * when it cannot be measured; 0 for an empty book.
 */
export function correlationWithBook(
  asset: string,
  book: Book,
  markets: Readonly<Record<string, MarketState>>,
): number | null {
  const held = book.exposures.filter((exposure) => !exposure.isDust);
  if (held.length === 0) return 0;
  const aligned = alignReturns([...held.map((exposure) => exposure.asset), asset], markets);
  if (aligned === null) return null;
  const own = aligned.rows[held.length] ?? [];
  const together = own.map((_, day) =>
    held.reduce((sum, exposure, i) => sum + (exposure.netUsd / book.equityUsd) * (aligned.rows[i]?.[day] ?? 0), 0),
  );
  return estimateCorrelation([own, together], COVARIANCE_DECAY).correlation[0]?.[1] ?? null;
}
