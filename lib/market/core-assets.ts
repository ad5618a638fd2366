/** Watched even when nobody holds them: the market's reference, its breadth, and the majors of Size a trade. */
export const CORE_ASSETS: readonly string[] = [
  "BTC",
  "ETH",
  "BNB",
  "SOL",
  "XRP",
  "ADA",
  "DOGE",
  "TRX",
  "AVAX",
  "LINK",
  "DOT",
  "LTC",
  "BCH",
  "XLM",
  "UNI",
  "ATOM",
  "NEAR",
  "APT",
  "ARB",
  "OP",
  "AAVE",
  "SUI",
];

/** Rates of the accounting currencies, and the pair a de-peg of USDT shows in. */
export const RATE_ASSETS: readonly string[] = ["EUR", "GBP", "USDC"];
