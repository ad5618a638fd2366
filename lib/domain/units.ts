/** Epoch milliseconds, UTC. */
export type EpochMs = number;
/** 0.012 is 1.2 %. Percentages exist only on screens. */
export type Fraction = number;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** Crypto trades every day of the year. */
export const CRYPTO_DAYS_PER_YEAR = 365;
