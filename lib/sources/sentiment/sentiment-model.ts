import { z } from "zod";
import type { SoftmaxModel } from "@/lib/learning/softmax-regression";
import { FEATURES_VERSION, HEADLINE_FEATURES } from "./headline-features";

/** Labels in the order of the model's classes. */
export const SENTIMENT_LABELS = [-1, 0, 1] as const;
export type SentimentLabel = (typeof SENTIMENT_LABELS)[number];

const CLASSES = SENTIMENT_LABELS.length;
const triple = z.tuple([z.number(), z.number(), z.number()]);

/** The weights file: only features that occurred in training have a row. */
const weightsSchema = z.strictObject({
  format: z.literal("ballast-sentiment"),
  features: z.literal(FEATURES_VERSION, `must be "${FEATURES_VERSION}": train again with this release`),
  trainedOn: z.strictObject({ headlines: z.number().int().positive() }),
  intercepts: triple,
  rows: z
    .array(
      z.tuple([
        z
          .number()
          .int()
          .min(0)
          .max(HEADLINE_FEATURES - 1),
        z.number(),
        z.number(),
        z.number(),
      ]),
    )
    .max(HEADLINE_FEATURES),
});

/** Enough for probabilities that agree to five places, and a file of half the size. */
const SIGNIFICANT_DIGITS = 6;
const round = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS));

/** printWeights writes a trained model as the text of a weights file. */
export function printWeights(model: SoftmaxModel, headlines: number): string {
  const of = (k: number, feature: number): number => round(model.weights[k * model.features + feature] ?? 0);
  const rows = Array.from({ length: model.features }, (_, feature) => [
    feature,
    of(0, feature),
    of(1, feature),
    of(2, feature),
  ]);
  return `${JSON.stringify({
    format: "ballast-sentiment",
    features: FEATURES_VERSION,
    trainedOn: { headlines },
    intercepts: [...model.intercepts].map(round),
    rows: rows.filter(([, ...weights]) => weights.some((weight) => weight !== 0)),
  })}\n`;
}

/** parseWeights reads a weights file. Throws ZodError or SyntaxError for anything else. */
export function parseWeights(text: string): SoftmaxModel {
  const { intercepts, rows } = weightsSchema.parse(JSON.parse(text));
  const weights = new Float64Array(CLASSES * HEADLINE_FEATURES);
  for (const [feature, ...values] of rows)
    values.forEach((value, k) => {
      weights[k * HEADLINE_FEATURES + feature] = value;
    });
  return { classes: CLASSES, features: HEADLINE_FEATURES, weights, intercepts: Float64Array.from(intercepts) };
}
