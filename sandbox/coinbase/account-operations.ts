import type { Account } from "../accounts/exchange";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { uuidOf } from "../accounts/key-text";
import { text } from "../accounts/money";
import type { OpenOrder } from "../accounts/open-order";
import { freeBalance } from "../accounts/operations";
import { baseOf } from "../accounts/postings";
import { signedRead, wholeNumber, type Operation } from "../exchange-wire";
import { CoinbaseError } from "./coinbase-error";

const BROKERAGE = "/api/v3/brokerage";

/** portfolioOf is the id of the portfolio an account's keys belong to. */
export function portfolioOf({ number }: Account): string {
  return uuidOf(`coinbase:portfolio:${number}`);
}

/** walletOf is the id of the wallet of one currency. */
export function walletOf({ number }: Account, asset: string): string {
  return uuidOf(`coinbase:wallet:${number}:${asset}`);
}

/** page cuts a list as Coinbase does: a cursor, "" on the last page. */
export function page<Row>(params: URLSearchParams, rows: readonly Row[]): { rows: Row[]; cursor: string } {
  const limit = wholeNumber(params, "limit", 49);
  const offset = Number(/^at:(\d+)$/.exec(params.get("cursor") ?? "")?.[1] ?? 0);
  const end = offset + limit;
  return { rows: rows.slice(offset, end), cursor: end < rows.length ? `at:${end}` : "" };
}

/** accountOperations are what a Coinbase key may do, its portfolio's wallets and open orders. */
export function accountOperations(): Operation[] {
  return [
    signedRead(`${BROKERAGE}/key_permissions`, ({ key, account }) => ({
      can_view: key.permissions.enableReading,
      can_trade: canTrade(key),
      can_transfer: canMoveMoney(key),
      portfolio_uuid: portfolioOf(account),
      portfolio_type: "DEFAULT",
    })),
    signedRead(`${BROKERAGE}/transaction_summary`, () => ({
      total_volume: 0,
      total_fees: 0,
      fee_tier: { pricing_tier: "Intro 1", taker_fee_rate: "0.012", maker_fee_rate: "0.006" },
    })),
    signedRead(`${BROKERAGE}/accounts`, ({ account, params }) => {
      const { rows, cursor } = page(params, account.book.assetsIn("spot"));
      const accounts = rows.map((asset) => accountRow(account, asset));
      return { accounts, has_next: cursor !== "", cursor, size: accounts.length };
    }),
    signedRead(`${BROKERAGE}/portfolios`, ({ account }) => ({
      portfolios: [{ name: "Default", uuid: portfolioOf(account), type: "DEFAULT", deleted: false }],
    })),
    signedRead(`${BROKERAGE}/orders/historical/batch`, ({ account, params }) => {
      const { rows, cursor } = page(
        params,
        account.book.orders.filter(({ venue }) => venue === "spot"),
      );
      return { orders: rows.map(orderRow), sequence: "0", has_next: cursor !== "", cursor };
    }),
    signedRead(`${BROKERAGE}/cfm/balance_summary`, () => {
      throw new CoinbaseError(404, "NOT_FOUND", "user has no futures account");
    }),
    signedRead(`${BROKERAGE}/cfm/positions`, () => ({ positions: [] })),
  ];
}

function accountRow(account: Account, asset: string): Record<string, unknown> {
  const free = freeBalance(account.book, "spot", asset);
  const hold = account.book.balance("spot", asset).minus(free);
  return {
    uuid: walletOf(account, asset),
    name: `${asset} Wallet`,
    currency: asset,
    available_balance: { value: text(free), currency: asset },
    default: true,
    active: true,
    created_at: "2021-05-31T09:59:59Z",
    updated_at: "2024-01-15T10:30:00Z",
    deleted_at: null,
    type: "ACCOUNT_TYPE_CRYPTO",
    ready: true,
    hold: { value: text(hold), currency: asset },
    retail_portfolio_id: portfolioOf(account),
    platform: "ACCOUNT_PLATFORM_CONSUMER",
  };
}

function orderRow(order: OpenOrder): Record<string, unknown> {
  const size = text(order.quantity);
  const limit = order.price?.toFixed() ?? "0";
  const configuration =
    order.stopPrice === undefined
      ? { limit_limit_gtc: { base_size: size, limit_price: limit, post_only: false } }
      : {
          stop_limit_stop_limit_gtc: {
            base_size: size,
            limit_price: limit,
            stop_price: order.stopPrice.toFixed(),
            stop_direction: order.side === "SELL" ? "STOP_DIRECTION_STOP_DOWN" : "STOP_DIRECTION_STOP_UP",
          },
        };
  return {
    order_id: uuidOf(`order:${order.orderId}`),
    product_id: `${baseOf(order.symbol)}-USDT`,
    order_configuration: configuration,
    side: order.side,
    status: "OPEN",
    time_in_force: "GOOD_UNTIL_CANCELLED",
    created_time: new Date(order.placedAt).toISOString(),
    completion_percentage: "0",
    filled_size: "0",
    average_filled_price: "0",
    number_of_fills: "0",
    filled_value: "0",
    size_in_quote: false,
    total_fees: "0",
    trigger_status: order.stopPrice === undefined ? "INVALID_ORDER_TYPE" : "STOP_PENDING",
    order_type: order.stopPrice === undefined ? "LIMIT" : "STOP_LIMIT",
    product_type: "SPOT",
  };
}
