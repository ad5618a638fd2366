import type { ApiKey } from "../accounts/api-key";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { uuidOf } from "../accounts/key-text";
import { text, type Decimal } from "../accounts/money";
import { futuresTotals } from "../accounts/futures-math";
import type { Venue } from "../binance/endpoint";
import { signedRead, type Operation, type SignedRequest } from "../exchange-wire";
import { contractOfSymbol } from "./contracts";

const number = (amount: Decimal): number => Number(text(amount));

/** accountOperations are what a Kraken Futures key may do, wallets, positions and open orders. */
export function accountOperations({ market }: Venue): Operation[] {
  return [
    signedRead("/api/auth/v1/api-keys/v3/check", ({ key, account }) => keyInfo(key, account.number)),
    signedRead("/derivatives/api/v3/accounts", ({ account }) => ({ accounts: wallets(account.book) })),
    signedRead("/derivatives/api/v3/openpositions", ({ account }) => ({
      openPositions: account.book.positions().map((position) => ({
        side: position.amount.isPositive() ? "long" : "short",
        symbol: contractOfSymbol(position.symbol),
        price: position.entryPrice.toNumber(),
        fillTime: new Date(position.updatedAt).toISOString(),
        size: position.amount.abs().toNumber(),
        unrealizedFunding: 0,
        pnlCurrency: "USD",
      })),
    })),
    signedRead("/derivatives/api/v3/openorders", ({ account }) => ({
      openOrders: account.book.orders
        .filter(({ venue }) => venue === "futures")
        .map((order) => ({
          order_id: uuidOf(`order:${order.orderId}`),
          symbol: contractOfSymbol(order.symbol),
          side: order.side.toLowerCase(),
          orderType: order.stopPrice === undefined ? "lmt" : "stp",
          ...(order.price === undefined ? {} : { limitPrice: order.price.toNumber() }),
          ...(order.stopPrice === undefined ? {} : { stopPrice: order.stopPrice.toNumber() }),
          unfilledSize: order.quantity.toNumber(),
          receivedTime: new Date(order.placedAt).toISOString(),
          status: "untouched",
          filledSize: 0,
          reduceOnly: true,
          triggerSignal: "mark",
          lastUpdateTime: new Date(order.placedAt).toISOString(),
        })),
    })),
  ];

  function wallets(book: SignedRequest["account"]["book"]): Record<string, unknown> {
    const totals = futuresTotals(book, market);
    const cash = book.assetsIn("spot").map((asset) => [asset.toLowerCase(), number(book.balance("spot", asset))]);
    return {
      cash: { type: "cashAccount", balances: Object.fromEntries(cash) as Record<string, number> },
      flex: {
        type: "multiCollateralMarginAccount",
        currencies: {
          USDT: {
            quantity: number(totals.wallet),
            value: number(totals.wallet),
            collateral: number(totals.wallet),
            available: number(totals.available),
          },
        },
        initialMargin: number(totals.initial),
        initialMarginWithOrders: number(totals.initial),
        maintenanceMargin: number(totals.maintenance),
        balanceValue: number(totals.wallet),
        portfolioValue: number(totals.margin),
        collateralValue: number(totals.wallet),
        pnl: number(totals.unrealized),
        unrealizedFunding: 0,
        totalUnrealized: number(totals.unrealized),
        totalUnrealizedAsMargin: number(totals.unrealized),
        availableMargin: number(totals.available),
        marginEquity: number(totals.margin),
      },
    };
  }
}

function keyInfo(key: ApiKey, accountNumber: number): Record<string, unknown> {
  return {
    accountUid: uuidOf(`krakenfutures:account:${accountNumber}`),
    apiKey: key.apiKey,
    name: key.kind,
    permissions: {
      general: canTrade(key) ? "FULL_ACCESS" : "READ_ONLY",
      transfer: canMoveMoney(key) ? "FULL_ACCESS" : "NO_ACCESS",
    },
    allowedCidrBlocks: key.allowedIps ?? [],
    createdAt: new Date(key.createdAt).toISOString(),
  };
}
