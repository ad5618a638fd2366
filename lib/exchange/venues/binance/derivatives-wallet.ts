import type { VenueCall } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { BINANCE } from "./endpoints";
import { parseIsUnused } from "./parse-balances";
import type { Family } from "./symbols";

export type ContractFamily = Exclude<Family, "spot">;

/** What is asked of USDⓈ-M and of COIN-M: the same questions on two hosts. */
export const CONTRACTS = {
  linear: {
    wallet: "futures",
    account: BINANCE.futuresAccount,
    positions: BINANCE.futuresPositions,
    leverageBrackets: BINANCE.futuresLeverageBrackets,
    orders: BINANCE.futuresOrders,
    conditionalOrders: BINANCE.futuresConditionalOrders,
    trades: BINANCE.futuresTrades,
    income: BINANCE.futuresIncome,
  },
  inverse: {
    wallet: "coin_futures",
    account: BINANCE.coinAccount,
    positions: BINANCE.coinPositions,
    leverageBrackets: BINANCE.coinLeverageBrackets,
    orders: BINANCE.coinOrders,
    conditionalOrders: BINANCE.coinConditionalOrders,
    trades: BINANCE.coinTrades,
    income: BINANCE.coinIncome,
  },
} as const;

/** UseOfContracts reads where contracts are used, and gives `absent` where they are not. */
export type UseOfContracts = <T>(family: ContractFamily, read: () => Promise<T>, absent: T) => Promise<T>;

/**
 * whereUsed tells a refused key from a wallet that was never opened, since Binance answers both alike: a refusal is the
 * wallet's absence where the venue itself says that it is not in use. It is asked once for each family.
 */
export function whereUsed(call: VenueCall): UseOfContracts {
  const unused = new Set<ContractFamily>();
  return async (family, read, absent) => {
    if (unused.has(family)) return absent;
    try {
      return await read();
    } catch (error) {
      const isRefused = error instanceof SafeExchangeError && error.kind === "auth";
      if (!isRefused || !parseIsUnused(await call(BINANCE.walletTotals), family)) throw error;
      unused.add(family);
      return absent;
    }
  };
}
