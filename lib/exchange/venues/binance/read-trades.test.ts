import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { endpointName, type CallParams, type TradePage, type VenueCall } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { whereUsed } from "./derivatives-wallet";
import { tradesOf } from "./read-trades";

const clock = { now: () => new Date(Date.UTC(2026, 10, 22)) };
const market = (symbol: string, settle: string | null): Instrument =>
  ({
    symbol,
    base: "BTC",
    quote: settle === "BTC" ? "USD" : "USDT",
    settle,
    kind: settle === null ? "spot" : "perpetual",
    contractSize: settle === "BTC" ? "100" : "1",
  }) as Instrument;
const SPOT = market("BTC/USDT", null);
const INVERSE = market("BTC/USD:BTC", "BTC");

const fill = (id: number) => ({
  id,
  price: "50000",
  qty: "1",
  commission: "0",
  commissionAsset: "USDT",
  time: 1,
  isBuyer: true,
});

/** Walks a history to its end, page by page. */
async function idsOf(fetch: (cursor: string | null) => Promise<TradePage>): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | null = null; ;) {
    const page: TradePage = await fetch(cursor);
    ids.push(...page.trades.map(({ venueTradeId }) => Number(venueTradeId)));
    if (page.isLast) return ids;
    cursor = page.cursor;
  }
}

describe("margin trades", () => {
  test("of cross and isolated margin go on together, however unevenly they are long", async () => {
    const cross = Array.from({ length: 2_500 }, (_, i) => 2 * i + 1);
    const isolated = Array.from({ length: 1_200 }, (_, i) => 10 * i + 2);
    const call: VenueCall = (_endpoint, params: CallParams = {}) => {
      const ids = params["isIsolated"] === "TRUE" ? isolated : cross;
      const from = Number(params["fromId"]);
      return Promise.resolve(
        ids
          .filter((id) => id >= from)
          .slice(0, Number(params["limit"]))
          .map(fill),
      );
    };
    const history = tradesOf(call, { clock, whereUsed: whereUsed(call) });
    if (history.kind !== "by_market") throw new Error("Binance tells trades by market");
    const ids = await idsOf((cursor) => history.fetch({ instrument: SPOT, isMargin: true }, cursor));
    expect(ids).toEqual([...cross, ...isolated].sort((a, b) => a - b));
  });
});

describe("swept dust", () => {
  const AT = clock.now().getTime() - 86_400_000;
  const detail = { transId: 7, fromAsset: "BTC", amount: "0.001", transferedAmount: "50", serviceChargeAmount: "1" };
  const answer = {
    userAssetDribblets: [{ userAssetDribbletDetails: [{ ...detail, targetAsset: "USDT", operateTime: AT }] }],
  };
  const call: VenueCall = () => Promise.resolve(answer);
  const fetchDust = (cursor: string | null, instruments: Instrument[]) => {
    const history = tradesOf(call, { clock, whereUsed: whereUsed(call) });
    if (history.kind !== "by_market" || history.conversions === undefined) throw new Error("Binance tells conversions");
    return history.conversions.fetch("dust", cursor, instruments);
  };

  test("that was read is not told again under another name once its market is gone", async () => {
    const first = await fetchDust(null, [SPOT]);
    expect(first.trades).toMatchObject([{ symbol: "BTC/USDT", side: "sell" }]);
    expect((await fetchDust(first.cursor, [])).trades).toEqual([]);
    expect((await fetchDust(String(AT), [])).trades, "listed late").toHaveLength(1);
  });
});

describe("trades of a futures wallet that refuses the key", () => {
  const refusing = (walletTotals: object[]): { call: VenueCall; asked: string[] } => {
    const asked: string[] = [];
    const call: VenueCall = (endpoint) => {
      asked.push(endpointName(endpoint));
      if (endpoint.path === "asset/wallet/balance") return Promise.resolve(walletTotals);
      return Promise.reject(new SafeExchangeError("auth", "binance", endpointName(endpoint)));
    };
    return { call, asked };
  };
  const fetchOf = (call: VenueCall) => {
    const history = tradesOf(call, { clock, whereUsed: whereUsed(call) });
    if (history.kind !== "by_market") throw new Error("Binance tells trades by market");
    return () => history.fetch({ instrument: INVERSE, isMargin: false }, null);
  };

  test("are none where Binance says the wallet is not in use, and it is asked once", async () => {
    const { call, asked } = refusing([{ activate: false, balance: "0", walletName: "COIN-M Futures" }]);
    const fetch = fetchOf(call);
    expect(await fetch()).toEqual({ trades: [], cursor: null, isLast: true });
    await fetch();
    expect(asked).toEqual(["dapiPrivate/userTrades", "sapi/asset/wallet/balance"]);
  });

  test("are a refusal of the key where there is something in it", async () => {
    const { call } = refusing([{ activate: true, balance: "12.5", walletName: "COIN-M Futures" }]);
    await expect(fetchOf(call)()).rejects.toMatchObject({ kind: "auth" });
  });
});
