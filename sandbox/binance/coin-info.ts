import type { AccountBook } from "../accounts/account-book";
import { freeBalance } from "../accounts/operations";
import { text } from "../accounts/money";
import type { Market } from "../market/market";

const LEGAL_MONEY = new Set(["EUR", "GBP"]);

/** isLegalMoney tells currencies, whose deposits the exchange lists under fiat orders, from coins. */
export function isLegalMoney(asset: string): boolean {
  return LEGAL_MONEY.has(asset);
}

/** knownCoins are all coins with a market, USDT, and what the account holds without one. */
export function knownCoins(market: Market, book: AccountBook): string[] {
  const listed = market.instruments().map((instrument) => instrument.base);
  return [...new Set([...listed, "USDT", ...book.assetsIn("spot")])].sort();
}

/** networkOf is the chain a coin's deposits and withdrawals are shown on. */
export function networkOf(asset: string): string {
  return asset === "USDT" || asset === "USDC" || asset === "FDUSD" || asset === "DAI" ? "ETH" : asset;
}

/** coinInfo is a row of `/sapi/v1/capital/config/getall`. */
export function coinInfo(coin: string, market: Market, book: AccountBook): Record<string, unknown> {
  const isTrading = coin === "USDT" || market.instrument(`${coin}USDT`) !== undefined;
  const isLegal = isLegalMoney(coin);
  return {
    coin,
    name: coin,
    depositAllEnable: isTrading,
    withdrawAllEnable: true,
    free: text(freeBalance(book, "spot", coin)),
    locked: text(book.locked(coin)),
    freeze: "0",
    withdrawing: "0",
    ipoing: "0",
    ipoable: "0",
    storage: "0",
    isLegalMoney: isLegal,
    trading: isTrading,
    networkList: isLegal ? [] : [network(coin, isTrading)],
  };
}

function network(coin: string, isTrading: boolean): Record<string, unknown> {
  return {
    network: networkOf(coin),
    coin,
    withdrawIntegerMultiple: "0.00000001",
    isDefault: true,
    depositEnable: isTrading,
    withdrawEnable: true,
    depositDesc: "",
    withdrawDesc: "",
    specialTips: "",
    name: networkOf(coin),
    resetAddressStatus: false,
    addressRegex: "",
    memoRegex: "",
    withdrawFee: "0.001",
    withdrawMin: "0.002",
    withdrawMax: "9999999999.99999999",
    depositDust: "0.00000001",
    minConfirm: 2,
    unLockConfirm: 0,
    sameAddress: false,
    estimatedArrivalTime: 5,
    busy: false,
  };
}
