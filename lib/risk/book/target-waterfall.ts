import type { RiskInput, StepInput, WaterfallStep } from "@/lib/domain/risk-assessment";
import type { Book } from "../portfolio/measure-book";
import { factorStep } from "../sizing/apply-factors";
import type { Factor } from "../sizing/trade-step";
import { boundExposure } from "./bound-exposure";
import {
  bookCorrelationFactor,
  bookDrawdownFactor,
  bookRegimeFactor,
  bookVolatilityFactor,
  weighMarkets,
} from "./book-factors";
import type { ManagedBook } from "./managed-book";

export interface TargetWaterfall {
  /** Share of the managed part of equity that may be in the market. */
  managedTarget: number;
  /** Share of all equity, excluded assets included as they are. */
  targetFraction: number;
  steps: readonly WaterfallStep[];
}

/** Below this a product counts as zero, so that the step that lifts it back has a finite factor. */
const PRODUCT_MIN = 1e-6;

/**
 * targetWaterfall is HOLD step by step: usual exposure × regime × volatility cap × correlation cap × drawdown, bounded
 * by the gross cap (and by what is held, while only reductions are allowed), then the user's excluded assets put back.
 */
export function targetWaterfall(input: RiskInput, book: Book, managed: ManagedBook): TargetWaterfall {
  const weighted = weighMarkets(managed.advised, input.markets);
  const factors = [
    bookRegimeFactor(weighted, input.policy.lossLimitFraction),
    bookVolatilityFactor(weighted, input.policy.lossLimitFraction),
    bookCorrelationFactor(book, input),
    bookDrawdownFactor(input),
  ];
  const steps = [baseStep(input)];
  let fraction = input.policy.usualExposureFraction;
  const multiply = (factor: Factor) => {
    fraction *= factor.factor;
    steps.push(factorStep(factor, fraction));
  };
  factors.forEach(multiply);
  multiply(boundsFactor(input, book, managed, fraction));
  const managedTarget = fraction;
  if (managed.managedFraction < 1) multiply(excludedFactor(input, managed, fraction));
  return { managedTarget, targetFraction: fraction, steps };
}

function boundsFactor(input: RiskInput, book: Book, managed: ManagedBook, product: number): Factor {
  const isReduceOnly = input.ladder.state === "PRESERVATION";
  const held = heldFraction(book, managed);
  const bounded = Math.max(
    PRODUCT_MIN,
    boundExposure(product, input.policy.grossCapFraction, isReduceOnly ? held : null),
  );
  return {
    id: "bounds",
    factor: bounded / Math.max(product, PRODUCT_MIN),
    inputs: [
      fractionInput(input, "grossCapFraction", input.policy.grossCapFraction),
      ...(isReduceOnly ? [fractionInput(input, "heldFraction", held)] : []),
    ],
    formula: isReduceOnly
      ? "min(product, grossCapFraction, heldFraction) / product"
      : "min(product, grossCapFraction) / product",
    reason: isReduceOnly && held < product ? "preservation_reduce_only" : "cap_gross",
  };
}

/** heldFraction is the managed net exposure as a share of managed equity, in the book's direction. */
export function heldFraction(book: Book, managed: ManagedBook): number {
  const managedUsd = managed.managedFraction * book.equityUsd;
  const netUsd = book.netFraction * book.equityUsd - managed.excludedUsd;
  return managedUsd > 0 ? Math.max(0, managed.direction * netUsd) / managedUsd : 0;
}

function excludedFactor(input: RiskInput, { managedFraction }: ManagedBook, product: number): Factor {
  const excluded = 1 - managedFraction;
  return {
    id: "excluded",
    factor: (excluded + managedFraction * product) / product,
    inputs: [fractionInput(input, "excludedFraction", excluded)],
    formula: "(excludedFraction + (1 - excludedFraction) * product) / product",
    reason: "locked_excluded",
  };
}

function baseStep({ policy, asOf }: RiskInput): WaterfallStep {
  return {
    id: "base",
    kind: "base",
    factor: null,
    riskFractionAfter: policy.usualExposureFraction,
    capQuantity: null,
    quantityAfter: null,
    isBinding: false,
    reason: null,
    inputs: [{ name: "usualExposureFraction", value: policy.usualExposureFraction, unit: "fraction", asOf }],
    formula: "usualExposureFraction",
  };
}

function fractionInput({ account }: RiskInput, name: string, value: number): StepInput {
  return { name, value, unit: "fraction", asOf: account.asOf };
}
