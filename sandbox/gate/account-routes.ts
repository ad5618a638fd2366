import type { ApiKey } from "../accounts/api-key";
import { futuresTotals, valuedPositions, LEVERAGE } from "../accounts/futures-math";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { text } from "../accounts/money";
import type { OpenOrder } from "../accounts/open-order";
import { freeBalance } from "../accounts/operations";
import type { Venue } from "../binance/endpoint";
import type { Market } from "../market/market";
import type { VenueRequest } from "../signed-venue";
import { lotOf } from "../trading-rows";
import { pairName } from "./names";

const AREAS = ["spot", "futures", "wallet", "earn", "account", "unified"];
/** So much of a key is shown. */
const SHOWN = 12;

/** The demo account of whose keys nothing is told. */
const SUB_ACCOUNT = "gate-sub";

const userIdOf = ({ account }: VenueRequest): number => 10_400_000 + account.number;

/** The person never opened the account: contracts settled in Bitcoin. */
const notOpened = (): Response =>
  Response.json(
    { label: "USER_NOT_FOUND", message: "please transfer funds first to create futures account" },
    { status: 400 },
  );

/** pageOf cuts a list by number of page or by offset. */
export function pageOf<Row>(rows: readonly Row[], params: URLSearchParams): Row[] {
  const limit = Number(params.get("limit") ?? 100);
  const offset = Number(params.get("offset") ?? (Number(params.get("page") ?? 1) - 1) * limit);
  return rows.slice(offset, offset + limit);
}

/** linearOnly answers for contracts settled in Tether; others were never opened. */
export function linearOnly(run: (request: VenueRequest) => unknown) {
  return (request: VenueRequest): unknown => (request.part("settle") === "usdt" ? run(request) : notOpened());
}

/** accountRoutes are what keys may do, wallets, positions and open orders of a classic account. */
export function accountRoutes({ market }: Venue): Record<string, (request: VenueRequest) => unknown> {
  return { ...walletRoutes(), ...futuresRoutes(market), ...orderRoutes(market) };
}

function walletRoutes(): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v4/account/main_keys": (request) =>
      request.account.profile.id === SUB_ACCOUNT
        ? Response.json({ label: "FORBIDDEN", message: "sub-account is not allowed" }, { status: 403 })
        : request.account.keys.map((key) => keyRow(key, userIdOf(request))),
    "GET /api/v4/account/detail": (request) => ({
      user_id: userIdOf(request),
      ip_whitelist: request.key.allowedIps ?? [],
      currency_pairs: [],
      key: { mode: 1 },
      tier: 0,
    }),
    "GET /api/v4/wallet/total_balance": () => ({
      // Worth looking at are the wallets of which nothing else is told: no demo account uses them.
      details: Object.fromEntries(
        ["delivery", "quant", "options"].map((wallet) => [wallet, { currency: "USDT", amount: "0" }]),
      ),
      total: { currency: "USDT", amount: "0" },
    }),
    "GET /api/v4/unified/unified_mode": () => ({ mode: "classic", settings: {} }),
    "GET /api/v4/spot/accounts": ({ account: { book } }) =>
      book.assetsIn("spot").map((currency) => ({
        currency,
        available: text(freeBalance(book, "spot", currency)),
        locked: text(book.balance("spot", currency).minus(freeBalance(book, "spot", currency))),
        update_id: 1,
      })),
    "GET /api/v4/margin/accounts": () => [],
    "GET /api/v4/margin/funding_accounts": ({ account: { book } }) =>
      book.assetsIn("funding").map((currency) => ({
        currency,
        available: text(book.balance("funding", currency)),
        locked: "0",
        lent: "0",
        total_lent: "0",
      })),
    "GET /api/v4/earn/uni/lends": ({ account: { book }, params }) =>
      pageOf(
        book.assetsIn("earn").map((currency) => {
          const amount = text(book.balance("earn", currency));
          return {
            currency,
            current_amount: amount,
            amount,
            lent_amount: amount,
            frozen_amount: "0",
            min_rate: "0.00001",
          };
        }),
        params,
      ),
  };
}

function futuresRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v4/futures/:settle/accounts": linearOnly(({ account: { book } }) => {
      const totals = futuresTotals(book, market);
      return {
        currency: "USDT",
        total: text(totals.wallet),
        unrealised_pnl: totals.unrealized.toFixed(),
        position_margin: text(totals.initial),
        order_margin: "0",
        available: text(totals.available),
        point: "0",
        in_dual_mode: false,
        margin_mode: 0,
      };
    }),
    "GET /api/v4/futures/:settle/positions": linearOnly(({ account: { book } }) =>
      valuedPositions(book, market).flatMap((position) => {
        const pair = market.instrument(position.symbol);
        if (!pair) return [];
        return [
          {
            contract: pairName(pair),
            size: position.amount.div(lotOf(pair)).toNumber(),
            leverage: "0",
            cross_leverage_limit: String(LEVERAGE),
            value: text(position.notional.abs()),
            margin: text(position.initialMargin),
            entry_price: position.entryPrice.toFixed(),
            liq_price: text(position.liquidationPrice),
            mark_price: position.mark.toFixed(),
            initial_margin: text(position.initialMargin),
            maintenance_margin: text(position.maintenanceMargin),
            unrealised_pnl: position.unrealized.toFixed(),
            mode: "single",
          },
        ];
      }),
    ),
  };
}

function orderRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  const restingOn = (request: VenueRequest, place: OpenOrder["venue"], hasStop: boolean) =>
    request.account.book.orders.flatMap((order) => {
      const pair = market.instrument(order.symbol);
      const isAsked = order.venue === place && (order.stopPrice !== undefined) === hasStop;
      return pair === undefined || !isAsked ? [] : [{ order, pair, name: pairName(pair) }];
    });
  return {
    "GET /api/v4/spot/open_orders": (request) =>
      pageOf(
        restingOn(request, "spot", false).map(({ order, name }) => ({
          currency_pair: name,
          total: 1,
          orders: [
            {
              id: String(order.orderId),
              currency_pair: name,
              status: "open",
              type: "limit",
              account: "spot",
              side: order.side.toLowerCase(),
              amount: order.quantity.toFixed(),
              price: order.price?.toFixed() ?? "0",
              left: order.quantity.toFixed(),
            },
          ],
        })),
        request.params,
      ),
    "GET /api/v4/spot/price_orders": (request) =>
      pageOf(
        restingOn(request, "spot", true).map(({ order, name }) => ({
          id: order.orderId,
          market: name,
          status: "open",
          trigger: { price: order.stopPrice?.toFixed(), rule: "<=", expiration: 86_400 },
          put: {
            type: "limit",
            side: order.side.toLowerCase(),
            price: order.price?.toFixed() ?? "0",
            amount: order.quantity.toFixed(),
            account: "normal",
          },
        })),
        request.params,
      ),
    "GET /api/v4/futures/:settle/orders": linearOnly(() => []),
    "GET /api/v4/futures/:settle/price_orders": linearOnly((request) =>
      pageOf(
        restingOn(request, "futures", true).map(({ order, pair, name }) => ({
          id: order.orderId,
          status: "open",
          initial: {
            contract: name,
            size: order.quantity.div(lotOf(pair)).toNumber() * (order.side === "SELL" ? -1 : 1),
            price: order.price?.toFixed() ?? "0",
          },
          trigger: { strategy_type: 0, price_type: 0, price: order.stopPrice?.toFixed(), rule: 2, expiration: 0 },
        })),
        request.params,
      ),
    ),
  };
}

function keyRow(key: ApiKey, userId: number): Record<string, unknown> {
  const isReadOnly = (area: string): boolean => !(area === "wallet" ? canMoveMoney(key) : canTrade(key));
  return {
    state: 1,
    mode: 1,
    name: key.kind,
    currency_pairs: [],
    user_id: userId,
    key: `${key.apiKey.slice(0, SHOWN)}${"*".repeat(key.apiKey.length - SHOWN)}`,
    ip_whitelist: key.allowedIps ?? [],
    perms: AREAS.map((name) => ({ name, read_only: name === "account" || isReadOnly(name) })),
    created_at: key.createdAt / 1_000,
  };
}
