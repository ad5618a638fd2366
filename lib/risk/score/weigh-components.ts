import type { ScoreComponent } from "@/lib/domain/market-state";
import { clamp } from "../stats/clamp";

export interface WeighedScore {
  /** 0–100, Σ weight × score of the returned components. Null when too little is known. */
  score: number | null;
  components: readonly ScoreComponent[];
}

/**
 * weighComponents makes one 0–100 score of parts with nominal weights. Missing parts (score null) stay listed with weight
 * 0 and the rest share their weight in proportion. Null when parts worth `weightMin` of the nominal total are not there.
 */
export function weighComponents(parts: readonly ScoreComponent[], weightMin: number): WeighedScore {
  const nominal = parts.reduce((sum, part) => sum + part.weight, 0);
  const known = parts.reduce((sum, part) => sum + (part.score === null ? 0 : part.weight), 0);
  const isEnough = known > 0 && known >= weightMin * nominal;
  const components = parts.map((part) => ({
    ...part,
    weight: part.score === null || known === 0 ? 0 : part.weight / known,
  }));
  const total = components.reduce((sum, part) => sum + part.weight * (part.score ?? 0), 0);
  return { score: isEnough ? clamp(total, 0, 100) : null, components };
}
