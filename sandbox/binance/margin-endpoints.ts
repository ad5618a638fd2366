import { netBalance, usdPrice } from "../accounts/account-truth";
import { Decimal, text, ZERO } from "../accounts/money";
import { signedGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { isolatedAccount } from "./isolated-account";
import { myTrades } from "./trade-rows";

/** marginEndpoints are cross margin, and isolated margin of one pair. */
export function marginEndpoints({ market }: Venue): Endpoint[] {
  const marginPairs = (): unknown[] =>
    market
      .instruments()
      .filter((instrument) => instrument.hasPerpetual)
      .map((instrument, i) => ({
        id: 376_870_000 + i,
        symbol: instrument.symbol,
        base: instrument.base,
        quote: instrument.quote,
        isMarginTrade: true,
        isBuyAllowed: true,
        isSellAllowed: true,
      }));

  function crossAccount({ account: { book } }: SignedRequest): unknown {
    const assets = [
      ...new Set([...book.assetsIn("margin"), ...book.assetsIn("debt"), ...book.assetsIn("interest")]),
    ].sort();
    const btc = usdPrice(market, "BTC") ?? new Decimal(1);
    const inBtc = (amountOf: (asset: string) => Decimal): Decimal =>
      assets.reduce((sum, asset) => sum.plus(amountOf(asset).times(usdPrice(market, asset) ?? 0)), ZERO).div(btc);
    const owed = (asset: string): Decimal => book.balance("debt", asset).plus(book.balance("interest", asset));
    const total = inBtc((asset) => book.balance("margin", asset));
    const liability = inBtc(owed);
    return {
      created: true,
      borrowEnabled: true,
      marginLevel: liability.isZero() ? "999.00000000" : text(Decimal.min(999, total.div(liability))),
      collateralMarginLevel: liability.isZero() ? "999.00000000" : text(Decimal.min(999, total.div(liability))),
      totalAssetOfBtc: text(total),
      totalLiabilityOfBtc: text(liability),
      totalNetAssetOfBtc: text(total.minus(liability)),
      tradeEnabled: true,
      transferInEnabled: true,
      transferOutEnabled: true,
      accountType: "MARGIN_1",
      userAssets: assets.map((asset) => ({
        asset,
        borrowed: text(book.balance("debt", asset)),
        free: text(book.balance("margin", asset)),
        interest: text(book.balance("interest", asset)),
        locked: "0.00000000",
        netAsset: text(netBalance(book, "margin", asset)),
      })),
    };
  }
  return [
    signedGet("/sapi/v1/margin/allPairs", 1, marginPairs),
    signedGet("/sapi/v1/margin/isolated/allPairs", 10, marginPairs),
    signedGet("/sapi/v1/margin/account", 10, crossAccount),
    signedGet("/sapi/v1/margin/isolated/account", 10, (request) => isolatedAccount(request, market)),
    signedGet("/sapi/v1/margin/openOrders", 10, () => []),
    signedGet("/sapi/v1/margin/myTrades", 10, ({ account, query }) =>
      myTrades(market, account.book.events, query, query.text("isIsolated") === "TRUE" ? "isolated" : "margin"),
    ),
  ];
}
