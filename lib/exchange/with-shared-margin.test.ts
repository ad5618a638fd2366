import { expect, test } from "vitest";
import type { Position } from "@/lib/domain/account-snapshot";
import { parseMarginEquity as parseBitget } from "./venues/bitget/parse-balances";
import { parseMarginEquity as parseBybit } from "./venues/bybit/parse-balances";
import { parseMarginEquity as parseGate } from "./venues/gate/parse-balances";
import { parseMarginEquity as parseKraken } from "./venues/krakenfutures/parse-balances";
import { withEffectiveLeverage } from "./venues/krakenfutures/with-effective-leverage";
import { parseMarginEquity as parseOkx } from "./venues/okx/parse-balances";
import { withSharedMargin } from "./with-shared-margin";

const LONG: Position = {
  symbol: "BTC/USDT:USDT",
  base: "BTC",
  side: "long",
  quantity: "0.5",
  entryPrice: "60000",
  markPrice: "62000",
  leverage: 50,
  marginMode: "cross",
  liquidationPrice: null,
  unrealizedPnl: "1000",
  initialMargin: "620",
  maintenanceMargin: "310",
};
const SHORT: Position = {
  ...LONG,
  symbol: "ETH/USDC:USDC",
  base: "ETH",
  side: "short",
  quantity: "2",
  entryPrice: "3000",
  markPrice: "3100",
  unrealizedPnl: "-200",
  maintenanceMargin: "62",
};
const INVERSE: Position = { ...LONG, symbol: "BTC/USD:BTC" };
const ISOLATED: Position = { ...SHORT, marginMode: "isolated" };

const shared = (positions: readonly Position[], equity: Parameters<typeof withSharedMargin>[1]) =>
  withSharedMargin(positions, equity).map(({ sharedMargin }) => sharedMargin);

test("each position is backed by what the others leave of the account's margin equity", () => {
  const account = { kind: "account", usd: "8000" } as const;
  expect(shared([LONG, SHORT, INVERSE], account)).toEqual(["6938", "7890", undefined]);
  expect(shared([LONG, ISOLATED], account)).toEqual(["7000", undefined]);
});

test("where each coin is margin by itself, only what settles in it counts", () => {
  const coins = new Map([["USDT", "5000"]]);
  expect(shared([LONG, SHORT], { kind: "by_coin", coins })).toEqual(["4000", undefined]);
});

test("both legs of a hedge are backed by the same", () => {
  const hedge: Position = { ...LONG, side: "short", quantity: "0.2" };
  expect(shared([LONG, hedge], { kind: "account", usd: "8000" })).toEqual(["7400", "7400"]);
});

test("without an equity above zero nothing is said", () => {
  expect(shared([LONG], null)).toEqual([undefined]);
  expect(shared([LONG], { kind: "account", usd: "0" })).toEqual([undefined]);
});

test("Kraken sets no leverage: it is what all positions are worth against the equity", () => {
  const leverages = (equity: string | null) =>
    withEffectiveLeverage([LONG, SHORT, INVERSE], equity).map(({ leverage }) => leverage);
  expect(leverages("8000")).toEqual([4.65, 4.65, 50]);
  expect(leverages(null)).toEqual([50, 50, 50]);
});

test("margin equity is read where each venue tells it, and not known where it does not", () => {
  const bybit = (totalMarginBalance: string) => ({
    retCode: 0,
    result: { list: [{ accountType: "UNIFIED", totalMarginBalance, coin: [] }] },
  });
  expect([parseBybit(bybit("3.00326056")), parseBybit(bybit(""))]).toEqual(["3.00326056", null]);
  const coin = { ccy: "USDT", eq: "4992.89", upl: "-7.5", availBal: "4834.3" };
  const okx = (adjEq: string) => ({ code: "0", data: [{ adjEq, details: [coin] }] });
  expect(parseOkx(okx("55415.62"))).toEqual({ kind: "account", usd: "55415.62" });
  expect(parseOkx(okx(""))).toEqual({ kind: "by_coin", coins: new Map([["USDT", "4992.89"]]) });
  expect(parseOkx({ code: "0", data: [] })).toBeNull();
  const bitget = (rest: object) => ({ code: "00000", data: { assets: [], ...rest } });
  expect([parseBitget(bitget({ effEquity: "11.13" })), parseBitget(bitget({}))]).toEqual(["11.13", null]);
  const gate = (total: string) => ({ total_margin_balance: total, balances: {} });
  expect([parseGate(gate("9707.8")), parseGate(gate("0"))]).toEqual(["9707.8", null]);
  const flex = { type: "multiCollateralMarginAccount", currencies: {}, marginEquity: 34_122.66 };
  const cash = { type: "cashAccount", balances: {} };
  expect([parseKraken({ accounts: { cash, flex } }), parseKraken({ accounts: { cash } })]).toEqual(["34122.66", null]);
});
