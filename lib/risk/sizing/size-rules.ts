/** Round, public parameters of next-trade sizing (design.md §5.6). */
export const SIZE_RULES = {
  /** The wider stop already shrinks size, so the factor on risk is mild. */
  volatilityFloor: 0.5,
  volatilityCeiling: 1.1,
  /** The product of all factors stays within these, as multiples of the base. */
  productFloor: 0.25,
  productCeiling: 1.25,
  /** Highest base while a tier's measured outcome does not yet justify more. */
  provisionalBaseMax: 0.01,
  /** A trade that is wholly the same bet as a fully invested book gets this share less. */
  correlationCutMax: 0.5,
  /** Correlation from which a trade counts as partly the same bet (conventions.md bands). */
  correlationFrom: 0.3,
  /** Smaller risk than this is not worth its costs. */
  riskFractionMin: 0.001,
  /** Below this data trust nothing is sized. */
  trustMin: 0.25,
  priceAgeMsMax: 86_400_000,
  /** Liquidation must lie at least this many stop distances away. */
  liquidationStopMultiple: 1.5,
  /** Slippage assumed where neither the order book nor the spread is known. */
  slippageUnknown: 0.0005,
} as const;
