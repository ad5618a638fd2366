/** Round, public parameters of the futures measures (design.md §5.10). */
export const FUTURES_RULES = {
  /** Days over which "may the price touch liquidation?" is asked. */
  touchDays: 7,
  /** Sensible leverage keeps liquidation this many daily σ away: about a 2 % chance of a touch within a week. */
  liquidationSigmaMin: 6,
  /** … and this many stop distances, so that the stop works first. */
  liquidationStopMultiple: 1.5,
  /** Maintenance margin where the venue's tiers are not at hand; results made with it are marked approximate. */
  maintenanceUnknown: 0.01,
  /** Sensible leverage is stated in steps of this, rounded down. */
  leverageStep: 0.1,
} as const;
