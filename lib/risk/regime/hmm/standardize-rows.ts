import { clamp } from "../../stats/clamp";
import { HMM_FEATURES, type FeatureRows } from "./gaussian-hmm";

/** A value further out counts as this far: one crash must not own a state. */
const SIGMA_MAX = 4;

/** FeatureScale is each feature's mean and standard deviation over the rows a model was fitted to. */
export interface FeatureScale {
  means: readonly number[];
  deviations: readonly number[];
}

/** featureScale measures rows; null when a feature does not vary, so that nothing can be told apart by it. */
export function featureScale(rows: FeatureRows): FeatureScale | null {
  const count = rows.length / HMM_FEATURES;
  const means: number[] = [];
  const deviations: number[] = [];
  for (let feature = 0; feature < HMM_FEATURES; feature++) {
    let sum = 0;
    for (let i = feature; i < rows.length; i += HMM_FEATURES) sum += rows[i] ?? 0;
    const center = sum / count;
    let squares = 0;
    for (let i = feature; i < rows.length; i += HMM_FEATURES) squares += ((rows[i] ?? 0) - center) ** 2;
    const deviation = Math.sqrt(squares / count);
    if (!(deviation > 1e-9 * (1 + Math.abs(center)))) return null;
    means.push(center);
    deviations.push(deviation);
  }
  return { means, deviations };
}

/** standardizeRows expresses rows in standard deviations from the mean, within ±4. */
export function standardizeRows(rows: FeatureRows, { means, deviations }: FeatureScale): FeatureRows {
  return rows.map((value, i) => {
    const feature = i % HMM_FEATURES;
    return clamp((value - (means[feature] ?? 0)) / (deviations[feature] ?? 1), -SIGMA_MAX, SIGMA_MAX);
  });
}
