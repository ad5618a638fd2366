/** Subject of a signal that is about no single asset. */
export const MARKET_SUBJECT = "market";
