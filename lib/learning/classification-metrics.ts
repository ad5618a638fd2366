/** What a classifier got right, per class and on the whole. */
export interface ClassificationReport {
  count: number;
  accuracy: number;
  /** Mean of the classes' F1: rare classes count as much as common ones. */
  macroF1: number;
  f1: readonly number[];
}

/**
 * reportClassification compares class indices. F1 = 2·TP ÷ (2·TP + FP + FN), 0 where a class neither occurs nor is
 * predicted (as scikit-learn does).
 */
export function reportClassification(
  actual: readonly number[],
  predicted: readonly number[],
  classes: number,
): ClassificationReport {
  if (actual.length === 0 || actual.length !== predicted.length)
    throw new RangeError(`a report needs a prediction per row, got ${actual.length} and ${predicted.length}`);
  const f1 = Array.from({ length: classes }, (_, k) => {
    const hits = actual.filter((label, i) => label === k && predicted[i] === k).length;
    const named = predicted.filter((label) => label === k).length + actual.filter((label) => label === k).length;
    return named === 0 ? 0 : (2 * hits) / named;
  });
  return {
    count: actual.length,
    accuracy: actual.filter((label, i) => label === predicted[i]).length / actual.length,
    macroF1: f1.reduce((sum, value) => sum + value, 0) / classes,
    f1,
  };
}
