import type { Shock } from "../market/market";

/** Coins a crypto crash leaves alone. */
const UNMOVED = new Set(["USDC", "FDUSD", "DAI", "EUR", "GBP", "PAXG"]);
/** Coins that fall as far as asked; the others fall further. */
const LARGEST = new Set(["BTC", "WBTC"]);
const OTHERS_FALL_FURTHER = 1.3;
const FALL_MAX = 0.98;

/** crashOf describes a fall by `fraction` (0..1) at an instant: of one coin, or of all volatile coins. */
export function crashOf(fraction: number, at: number, asset?: string): Shock {
  return {
    at,
    factorOf(base) {
      if (asset !== undefined) return base === asset ? 1 - fraction : 1;
      if (UNMOVED.has(base)) return 1;
      const fall = LARGEST.has(base) ? fraction : fraction * OTHERS_FALL_FURTHER;
      return 1 - Math.min(FALL_MAX, fall);
    },
  };
}
