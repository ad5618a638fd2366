import { describe, expect, test } from "vitest";
import type { AccountSnapshot, Balance, Position } from "@/lib/domain/account-snapshot";
import { profitRate, valueAccounts } from "./value-accounts";

const balance = (wallet: Balance["wallet"], asset: string, free: string): Balance => ({
  wallet,
  asset,
  free,
  locked: "0",
  borrowed: "0",
  unlockAt: null,
});
const position = (symbol: string, unrealizedPnl: string) => ({ symbol, base: "BTC", unrealizedPnl }) as Position;
const PRICES = { BTC: { priceUsd: "50000", eventAt: 0 }, USDT: { priceUsd: "1", eventAt: 0 } };

const walletsOf = (balances: readonly Balance[], positions: readonly Position[]) => {
  const snapshot: AccountSnapshot = {
    asOf: 0,
    receivedAt: 0,
    balances,
    positions,
    openOrders: [],
    missingWallets: [],
  };
  const { total } = valueAccounts([{ connectionId: "c", label: "c", venue: "binance", snapshot }], [], PRICES);
  return Object.fromEntries(total.byWallet.map(({ wallet, valueUsd }) => [wallet, valueUsd]));
};

describe("what open contracts have made", () => {
  test("an inverse contract makes dollars, though it settles in its coin, with a delivery or without", () => {
    const held = [balance("coin_futures", "BTC", "0.2"), balance("futures", "USDT", "100")];
    const open = [
      position("BTC/USD:BTC", "-500"),
      position("BTC/USD:BTC-260327", "20"),
      position("BTC/USDT:USDT", "7"),
    ];
    expect(walletsOf(held, open)).toEqual({ coin_futures: "9520", futures: "107" });
  });

  test("is worth what its quote is, never what the coin of settlement is", () => {
    const prices = { ...PRICES, USDT: { priceUsd: "0.95", eventAt: 0 } };
    expect(profitRate("BTC/USD:BTC", prices).priceUsd).toBe("1");
    expect(profitRate("BTC/USD:BTC-260327", prices).priceUsd).toBe("1");
    expect(profitRate("BTC/USDT:USDT", prices).priceUsd).toBe("0.95");
    expect(profitRate("BTC/USDT:USDT-260327", prices).priceUsd).toBe("0.95");
  });

  test("where inverse contracts have no wallet of their own, they count with the others", () => {
    expect(walletsOf([balance("unified", "BTC", "1")], [position("BTC/USD:BTC", "-500")])).toEqual({
      unified: "50000",
      futures: "-500",
    });
  });
});
