import type { Market } from "../market/market";
import type { AccountBook } from "./account-book";
import { coinUnrealizedUsd, valuedCoinPositions } from "./coin-math";
import { contractSizeOf } from "./coin-position";
import { Decimal, text, ZERO } from "./money";
import type { Wallet } from "./ledger-event";

/** The exchange's own valuation of an account; USD amounts are decimal texts, one USDT counting one dollar. */
export interface AccountTruth {
  readonly at: number;
  readonly totalUsd: string;
  readonly walletsUsd: Readonly<Record<Wallet, string>>;
  readonly unrealizedPnlUsd: string;
  readonly holdings: readonly { wallet: Wallet; asset: string; amount: string; priceUsd: string; valueUsd: string }[];
  readonly positions: readonly {
    symbol: string;
    amount: string;
    entryPrice: string;
    markPrice: string;
    pnlUsd: string;
  }[];
  /** Coin-margined contracts: signed dollars, and profit in the coin. */
  readonly coinPositions: readonly { symbol: string; dollars: string; entryPrice: string; pnlCoin: string }[];
  readonly unpriced: readonly { wallet: Wallet; asset: string; amount: string }[];
}

const WALLETS: readonly Wallet[] = [
  "spot",
  "funding",
  "margin",
  "isolated",
  "futures",
  "coin_futures",
  "earn",
  "locked",
];

/** usdPrice is the ticker's price of a coin; undefined for a coin without a market. */
export function usdPrice(market: Market, asset: string): Decimal | undefined {
  if (asset === "USDT") return new Decimal(1);
  const price = market.lastPrice(`${asset}USDT`);
  return price === undefined ? undefined : new Decimal(price);
}

/** netBalance is what a wallet holds less what it owes (margin). */
export function netBalance(book: AccountBook, wallet: Wallet, asset: string): Decimal {
  const balance = book.balance(wallet, asset);
  if (wallet === "isolated") return balance.minus(book.balance("isolated-debt", asset));
  return wallet === "margin"
    ? balance.minus(book.balance("debt", asset)).minus(book.balance("interest", asset))
    : balance;
}

function owedIn(book: AccountBook, wallet: Wallet): string[] {
  if (wallet === "isolated") return book.assetsIn("isolated-debt");
  return wallet === "margin" ? [...book.assetsIn("debt"), ...book.assetsIn("interest")] : [];
}

/** unrealizedPnl of one account's perpetuals at the last price, in USDT. */
export function unrealizedPnl(book: AccountBook, market: Market): Decimal {
  return book.positions().reduce((sum, position) => {
    const mark = new Decimal(market.lastPrice(position.symbol) ?? position.entryPrice);
    return sum.plus(mark.minus(position.entryPrice).times(position.amount));
  }, ZERO);
}

/** accountTruth values every wallet at the ticker's prices of this instant and names what has no price. */
export function accountTruth(book: AccountBook, market: Market, at: number): AccountTruth {
  const holdings: { wallet: Wallet; asset: string; amount: string; priceUsd: string; valueUsd: string }[] = [];
  const unpriced: { wallet: Wallet; asset: string; amount: string }[] = [];
  const totals = new Map<Wallet, Decimal>(WALLETS.map((wallet) => [wallet, ZERO]));
  for (const wallet of WALLETS) {
    for (const asset of new Set([...book.assetsIn(wallet), ...owedIn(book, wallet)])) {
      const amount = netBalance(book, wallet, asset);
      const price = usdPrice(market, asset);
      if (!price) {
        unpriced.push({ wallet, asset, amount: text(amount) });
        continue;
      }
      const value = amount.times(price);
      totals.set(wallet, (totals.get(wallet) ?? ZERO).plus(value));
      holdings.push({ wallet, asset, amount: text(amount), priceUsd: price.toFixed(), valueUsd: text(value) });
    }
  }
  const pnl = unrealizedPnl(book, market);
  totals.set("futures", (totals.get("futures") ?? ZERO).plus(pnl));
  totals.set("coin_futures", (totals.get("coin_futures") ?? ZERO).plus(coinUnrealizedUsd(book, market)));
  const total = [...totals.values()].reduce((sum, value) => sum.plus(value), ZERO);
  const usd = (wallet: Wallet): string => text(totals.get(wallet) ?? ZERO);
  return {
    at,
    totalUsd: text(total),
    walletsUsd: {
      spot: usd("spot"),
      funding: usd("funding"),
      margin: usd("margin"),
      isolated: usd("isolated"),
      futures: usd("futures"),
      coin_futures: usd("coin_futures"),
      earn: usd("earn"),
      locked: usd("locked"),
    },
    unrealizedPnlUsd: text(pnl),
    holdings,
    positions: book.positions().map((position) => ({
      symbol: position.symbol,
      amount: position.amount.toFixed(),
      entryPrice: position.entryPrice.toFixed(),
      markPrice: String(market.lastPrice(position.symbol) ?? 0),
      pnlUsd: text(
        new Decimal(market.lastPrice(position.symbol) ?? 0).minus(position.entryPrice).times(position.amount),
      ),
    })),
    coinPositions: valuedCoinPositions(book, market).map(({ symbol, contracts, entryPrice, unrealized }) => ({
      symbol,
      dollars: contracts.times(contractSizeOf(symbol)).toFixed(),
      entryPrice: entryPrice.toFixed(),
      pnlCoin: text(unrealized),
    })),
    unpriced,
  };
}
