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

/**
 * Least product while assets are kept out of advice. They are put back by one more factor, and nothing multiplied is
 * nothing: a millionth of equity stands for zero there. Without such assets zero is zero.
 */
const PRODUCT_MIN = 1e-6;

/**
 * targetWaterfall is HOLD step by step: usual exposure × regime × volatility cap × correlation cap × drawdown, bounded
 * by the gross cap (and by what is held, while only reductions are allowed), then the user's excluded assets put back.
 */
export function targetWaterfall(input: RiskInput, book: Book, managed: ManagedBook): TargetWaterfall {
  const weighted = weighMarkets(managed.advised, input.markets);
  const productMin = managed.managedFraction < 1 ? PRODUCT_MIN : 0;
  const factors = [
    bookRegimeFactor(weighted, input.policy.lossLimitFraction, productMin),
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
  multiply(boundsFactor(input, book, managed, { product: fraction, productMin }));
  const managedTarget = fraction;
  if (managed.managedFraction < 1) multiply(excludedFactor(input, managed, fraction));
  return { managedTarget, targetFraction: fraction, steps };
}

function boundsFactor(
  input: RiskInput,
  book: Book,
  managed: ManagedBook,
  { product, productMin }: { product: number; productMin: number },
): Factor {
  const isReduceOnly = input.ladder.state === "PRESERVATION";
  const held = heldFraction(book, managed);
  const bounded = boundExposure(product, input.policy.grossCapFraction, isReduceOnly ? held : null);
  const least = Math.min(product, productMin);
  const limits = isReduceOnly ? "min(product, grossCapFraction, heldFraction)" : "min(product, grossCapFraction)";
  return {
    id: "bounds",
    factor: product > 0 ? Math.max(least, bounded) / product : 1,
    inputs: [
      fractionInput(input, "grossCapFraction", input.policy.grossCapFraction),
      ...(isReduceOnly ? [fractionInput(input, "heldFraction", held)] : []),
    ],
    formula: boundsFormula(product, least, limits),
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

function boundsFormula(product: number, least: number, limits: string): string {
  if (product === 0) return "1";
  return least > 0 ? `max(${least}, ${limits}) / product` : `${limits} / product`;
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
