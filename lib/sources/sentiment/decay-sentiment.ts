import { HOUR_MS, type EpochMs } from "@/lib/domain/units";

/** ScoredItem is a headline or post as a sentiment sees it. */
export interface ScoredItem {
  publishedAt: EpochMs;
  /** −1…1. */
  score: number;
}

/** A day after it was published a headline counts half, after three days no more. */
export const SENTIMENT_HALF_LIFE_MS = 24 * HOUR_MS;
export const SENTIMENT_WINDOW_MS = 72 * HOUR_MS;
/** As many fresh neutral headlines are always taken for granted: one headline alone moves little, silence fades to 0. */
const NEUTRAL_PRIOR = 2;

/**
 * decaySentiment is Σ wᵢ·sᵢ ÷ (Σ wᵢ + 2) with wᵢ = 2^(−ageᵢ ÷ 24 h) over the items published within the 72 hours before
 * `asOf`: a decayed mean shrunk towards neutral, in (−1, 1). Null without such an item.
 */
export function decaySentiment(items: readonly ScoredItem[], asOf: EpochMs): number | null {
  let weighted = 0;
  let weight = 0;
  for (const { publishedAt, score } of items) {
    const ageMs = asOf - publishedAt;
    if (ageMs < 0 || ageMs > SENTIMENT_WINDOW_MS) continue;
    const w = 2 ** (-ageMs / SENTIMENT_HALF_LIFE_MS);
    weighted += w * score;
    weight += w;
  }
  return weight === 0 ? null : weighted / (weight + NEUTRAL_PRIOR);
}
