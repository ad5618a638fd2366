import type { Market, Shock } from "../market/market";

/**
 * depegOf moves a dollar coin to a price in real dollars at an instant. USDT is what every market is quoted in: when it
 * falls, everything else costs more of it. Undefined for a coin without a market.
 */
export function depegOf(market: Market, asset: string, priceUsd: number, at: number): Shock | undefined {
  const usdt = market.usdtUsd();
  if (asset === "USDT") return { at, factorOf: () => usdt / priceUsd, usdtFactor: priceUsd / usdt };
  const last = market.lastPrice(`${asset}USDT`);
  if (last === undefined) return undefined;
  return { at, factorOf: (base) => (base === asset ? priceUsd / (last * usdt) : 1) };
}
