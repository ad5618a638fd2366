import { accountTruth, usdPrice } from "../accounts/account-truth";
import { freeBalance } from "../accounts/operations";
import { Decimal, text, ZERO } from "../accounts/money";
import type { AccountBook } from "../accounts/account-book";
import { signedGet, signedPost, openGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { coinInfo, knownCoins } from "./coin-info";

/** Wallet names of `/sapi/v1/asset/wallet/balance` and the sandbox's wallets behind them. */
const WALLET_NAMES = [
  ["Spot", ["spot"]],
  ["Funding", ["funding"]],
  ["Cross Margin", ["margin"]],
  ["Cross Margin (PM)", []],
  ["Isolated Margin", ["isolated"]],
  ["USDⓈ-M Futures", ["futures"]],
  ["COIN-M Futures", ["coin_futures"]],
  ["Earn", ["earn", "locked"]],
  ["Options", []],
  ["Trading Bots", []],
  ["Copy Trading", []],
] as const;

function apiRestrictions({ key }: SignedRequest): Record<string, unknown> {
  return { ipRestrict: key.allowedIps !== undefined, createTime: key.createdAt, ...key.permissions };
}

function plainBalances(
  book: AccountBook,
  wallet: "spot" | "funding",
  asset: string | undefined,
  btcUsd: Decimal,
  priceOf: (asset: string) => Decimal | undefined,
): unknown[] {
  const assets = book.assetsIn(wallet).filter((name) => asset === undefined || name === asset);
  return assets.map((name) => {
    const locked = wallet === "spot" ? book.locked(name) : ZERO;
    const value = (priceOf(name) ?? ZERO).times(book.balance(wallet, name)).div(btcUsd);
    return {
      asset: name,
      free: text(freeBalance(book, wallet, name)),
      locked: text(locked),
      freeze: "0",
      withdrawing: "0",
      btcValuation: text(value),
    };
  });
}

/** walletEndpoints are key permissions, wallets and coin information of `/sapi`. */
export function walletEndpoints({ market, now }: Venue): Endpoint[] {
  const priceOf = (asset: string): Decimal | undefined => usdPrice(market, asset);
  const btcUsd = (): Decimal => priceOf("BTC") ?? new Decimal(1);
  return [
    openGet("/sapi/v1/system/status", 1, () => ({ status: 0, msg: "normal" })),
    signedGet("/sapi/v1/account/apiRestrictions", 1, apiRestrictions),
    signedGet("/sapi/v1/account/status", 1, () => ({ data: "Normal" })),
    signedGet("/sapi/v1/capital/config/getall", 10, ({ account }) =>
      knownCoins(market, account.book).map((coin) => coinInfo(coin, market, account.book)),
    ),
    signedPost("/sapi/v1/asset/get-funding-asset", 1, ({ account, query }) =>
      plainBalances(account.book, "funding", query.text("asset"), btcUsd(), priceOf),
    ),
    signedPost("/sapi/v3/asset/getUserAsset", 5, ({ account, query }) =>
      plainBalances(account.book, "spot", query.text("asset"), btcUsd(), priceOf),
    ),
    signedGet("/sapi/v1/asset/wallet/balance", 60, ({ account, query }) => {
      const quote = query.text("quoteAsset") ?? "BTC";
      const unit = priceOf(quote) ?? btcUsd();
      const { walletsUsd } = accountTruth(account.book, market, now());
      return WALLET_NAMES.map(([walletName, wallets]) => {
        const usd = wallets.reduce((sum, wallet) => sum.plus(walletsUsd[wallet]), ZERO);
        return { activate: wallets.length > 0, balance: usd.div(unit).toDecimalPlaces(8).toFixed(), walletName };
      });
    }),
    signedGet("/sapi/v1/asset/tradeFee", 1, ({ query }) => {
      const symbol = query.text("symbol");
      return market
        .instruments()
        .filter((instrument) => symbol === undefined || instrument.symbol === symbol)
        .map((instrument) => ({ symbol: instrument.symbol, makerCommission: "0.001", takerCommission: "0.001" }));
    }),
  ];
}
