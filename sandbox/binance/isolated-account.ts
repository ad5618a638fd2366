import { netBalance, usdPrice } from "../accounts/account-truth";
import { Decimal, text, ZERO } from "../accounts/money";
import type { Market } from "../market/market";
import type { SignedRequest } from "./endpoint";

/** isolatedAccount is the one pair an account may use in isolated margin, against USDT. */
export function isolatedAccount({ account: { book } }: SignedRequest, market: Market): unknown {
  const coins = new Set([...book.assetsIn("isolated"), ...book.assetsIn("isolated-debt")]);
  const btc = usdPrice(market, "BTC") ?? new Decimal(1);
  const inBtc = (asset: string, quantity: Decimal): Decimal => quantity.times(usdPrice(market, asset) ?? 0).div(btc);
  const side = (asset: string): Record<string, unknown> => ({
    asset,
    borrowEnabled: true,
    borrowed: text(book.balance("isolated-debt", asset)),
    free: text(book.balance("isolated", asset)),
    interest: "0.00000000",
    locked: "0.00000000",
    netAsset: text(netBalance(book, "isolated", asset)),
    netAssetOfBtc: text(inBtc(asset, netBalance(book, "isolated", asset))),
    repayEnabled: true,
    totalAsset: text(book.balance("isolated", asset)),
  });
  const total = (of: (asset: string) => Decimal): string =>
    text([...coins].reduce((sum, asset) => sum.plus(inBtc(asset, of(asset))), ZERO));
  const base = [...coins].find((asset) => asset !== "USDT");
  return {
    assets:
      coins.size === 0
        ? []
        : [
            {
              baseAsset: side(base ?? "BTC"),
              quoteAsset: side("USDT"),
              symbol: `${base ?? "BTC"}USDT`,
              isolatedCreated: true,
              enabled: true,
              marginLevelStatus: "EXCESSIVE",
              tradeEnabled: true,
            },
          ],
    totalAssetOfBtc: total((asset) => book.balance("isolated", asset)),
    totalLiabilityOfBtc: total((asset) => book.balance("isolated-debt", asset)),
    totalNetAssetOfBtc: total((asset) => netBalance(book, "isolated", asset)),
  };
}
