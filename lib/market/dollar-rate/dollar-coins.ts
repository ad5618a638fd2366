/** One market of a way: which, and whether its price divides instead of multiplying. */
export interface WayStep {
  venue: string;
  /** ccxt's symbol. */
  symbol: string;
  isDivisor: boolean;
}

/** PricingWay is how one exchange tells what a dollar coin costs in dollars, directly or through the euro. */
export interface PricingWay {
  venue: string;
  steps: readonly WayStep[];
}

const market = (venue: string, symbol: string): WayStep => ({ venue, symbol, isDivisor: false });
/** The euro's own dollar price: the one leg that ways through the euro share. */
const EURO = market("kraken", "EUR/USD");

/**
 * DOLLAR_COINS are the coins whose dollar price is measured: those exchanges count in, and total accounts in. Each
 * exchange is asked once, where it trades the coin against dollars itself, else against euros; no price of another dollar
 * coin enters, or two of them falling together would look like two that hold.
 */
export const DOLLAR_COINS: Readonly<Record<string, readonly PricingWay[]>> = {
  USDT: [
    { venue: "kraken", steps: [market("kraken", "USDT/USD")] },
    { venue: "coinbase", steps: [market("coinbase", "USDT/USD")] },
    { venue: "binance", steps: [EURO, { ...market("binance", "EUR/USDT"), isDivisor: true }] },
  ],
  USDC: [
    { venue: "kraken", steps: [market("kraken", "USDC/USD")] },
    { venue: "coinbase", steps: [market("coinbase", "USDC/EUR"), EURO] },
    { venue: "binance", steps: [EURO, { ...market("binance", "EUR/USDC"), isDivisor: true }] },
  ],
};

/** The coin exchanges count in: prices in it are prices in "dollars" everywhere but on markets against real ones. */
export const VENUE_DOLLAR = "USDT";
