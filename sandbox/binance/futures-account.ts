import { eventsOf, type LedgerEvent } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import { DAY_MS } from "../market/interval";
import { signedGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { BRACKETS, futuresTotals, LEVERAGE, valuedPositions, type ValuedPosition } from "../accounts/futures-math";
import { requiredPair } from "./market-rows";
import { algoOrderRow } from "./order-rows";
import { requestedWindow } from "./time-window";
import { tradesPage } from "./trade-rows";

function riskRow(position: ValuedPosition): Record<string, unknown> {
  return {
    symbol: position.symbol,
    positionSide: "BOTH",
    positionAmt: position.amount.toFixed(),
    entryPrice: position.entryPrice.toFixed(),
    breakEvenPrice: position.entryPrice.toFixed(),
    markPrice: text(position.mark),
    unRealizedProfit: text(position.unrealized),
    liquidationPrice: text(position.liquidationPrice),
    isolatedMargin: "0",
    notional: text(position.notional),
    marginAsset: "USDT",
    isolatedWallet: "0",
    initialMargin: text(position.initialMargin),
    maintMargin: text(position.maintenanceMargin),
    positionInitialMargin: text(position.initialMargin),
    openOrderInitialMargin: "0",
    adl: 2,
    bidNotional: "0",
    askNotional: "0",
    updateTime: position.updatedAt,
  };
}

function incomeRows(events: readonly LedgerEvent[]): Record<string, unknown>[] {
  const row = (event: LedgerEvent, incomeType: string, income: string, symbol: string): Record<string, unknown> => ({
    symbol,
    incomeType,
    income,
    asset: "USDT",
    info: incomeType,
    time: event.at,
    tranId: event.booked.id,
    tradeId: event.kind === "futures-trade" ? String(event.booked.id) : "",
  });
  return events.flatMap((event) => {
    switch (event.kind) {
      case "transfer":
        if (event.to === "futures") return [row(event, "TRANSFER", text(event.amount), "")];
        return event.from === "futures" ? [row(event, "TRANSFER", text(event.amount.neg()), "")] : [];
      case "futures-trade": {
        const realized = event.booked.realizedPnl ?? ZERO;
        const fee = row(event, "COMMISSION", text((event.booked.fee ?? ZERO).neg()), event.symbol);
        return realized.isZero() ? [fee] : [row(event, "REALIZED_PNL", text(realized), event.symbol), fee];
      }
      case "insurance-clear":
        return [row(event, "INSURANCE_CLEAR", text(event.amount), "")];
      case "funding-fee":
        return [row(event, "FUNDING_FEE", text(event.amount), event.symbol)];
      default:
        return [];
    }
  });
}

function userTrades({ account, query }: SignedRequest, venue: Venue): unknown[] {
  const { symbol } = requiredPair(venue.market, query, (instrument) => instrument.hasPerpetual);
  const trades = eventsOf(account.book.events, "futures-trade").filter((trade) => trade.symbol === symbol);
  const isOpenEnded = [query.integer("fromId"), query.integer("startTime"), query.integer("endTime")].every(
    (v) => v === undefined,
  );
  const recent = isOpenEnded ? trades.filter((trade) => trade.at >= venue.now() - 7 * DAY_MS) : trades;
  return tradesPage(recent, query, 7 * DAY_MS).map((trade) => ({
    symbol,
    id: trade.booked.id,
    orderId: trade.booked.orderId,
    side: trade.side,
    price: trade.price.toFixed(),
    qty: trade.quantity.toFixed(),
    realizedPnl: text(trade.booked.realizedPnl ?? ZERO),
    quoteQty: text(trade.booked.quoteQuantity ?? ZERO),
    commission: text(trade.booked.fee ?? ZERO),
    commissionAsset: "USDT",
    time: trade.at,
    positionSide: "BOTH",
    buyer: trade.side === "BUY",
    maker: false,
  }));
}

function income({ account, query }: SignedRequest, at: number): unknown[] {
  const { from, to } = requestedWindow(query, at, { usualDays: 7, maxDays: 3_650 });
  const type = query.text("incomeType");
  const symbol = query.text("symbol");
  const rows = incomeRows(account.book.events.filter((event) => event.at >= from && event.at <= to)).filter(
    (row) => (type === undefined || row["incomeType"] === type) && (symbol === undefined || row["symbol"] === symbol),
  );
  const limit = query.limit("limit", 100, 1_000);
  const page = query.limit("page", 1, 100_000);
  return rows.slice((page - 1) * limit, page * limit);
}

function brackets({ query }: SignedRequest, venue: Venue): unknown[] {
  const asked = query.text("symbol");
  return venue.market
    .instruments()
    .filter(({ hasPerpetual, symbol }) => hasPerpetual && (asked === undefined || asked === symbol))
    .map((instrument) => ({
      symbol: instrument.symbol,
      notionalCoef: 1,
      brackets: BRACKETS.map(([notionalFloor, notionalCap, maintMarginRatio, initialLeverage, cum], i) => ({
        bracket: i + 1,
        initialLeverage,
        notionalCap,
        notionalFloor,
        maintMarginRatio,
        cum,
      })),
    }));
}

function accountV3({ account: { book } }: SignedRequest, { market }: Venue): Record<string, unknown> {
  const totals = futuresTotals(book, market);
  const updateTime = book.events.at(-1)?.at ?? 0;
  const money = {
    walletBalance: text(totals.wallet),
    unrealizedProfit: text(totals.unrealized),
    marginBalance: text(totals.margin),
    maintMargin: text(totals.maintenance),
    initialMargin: text(totals.initial),
    positionInitialMargin: text(totals.initial),
    openOrderInitialMargin: "0.00000000",
    crossWalletBalance: text(totals.wallet),
    crossUnPnl: text(totals.unrealized),
    availableBalance: text(totals.available),
    maxWithdrawAmount: text(totals.available),
  };
  return {
    feeTier: 0,
    canTrade: true,
    canDeposit: true,
    canWithdraw: true,
    multiAssetsMargin: false,
    updateTime: 0,
    totalInitialMargin: money.initialMargin,
    totalMaintMargin: money.maintMargin,
    totalWalletBalance: money.walletBalance,
    totalUnrealizedProfit: money.unrealizedProfit,
    totalMarginBalance: money.marginBalance,
    totalPositionInitialMargin: money.initialMargin,
    totalOpenOrderInitialMargin: "0.00000000",
    totalCrossWalletBalance: money.walletBalance,
    totalCrossUnPnl: money.crossUnPnl,
    availableBalance: money.availableBalance,
    maxWithdrawAmount: money.availableBalance,
    assets:
      totals.wallet.isZero() && totals.initial.isZero()
        ? []
        : [{ asset: "USDT", ...money, marginAvailable: true, updateTime }],
    positions: valuedPositions(book, market).map((position) => ({
      symbol: position.symbol,
      positionSide: "BOTH",
      positionAmt: position.amount.toFixed(),
      entryPrice: position.entryPrice.toFixed(),
      unrealizedProfit: text(position.unrealized),
      isolatedMargin: "0",
      notional: text(position.notional),
      isolatedWallet: "0",
      initialMargin: text(position.initialMargin),
      maintMargin: text(position.maintenanceMargin),
      leverage: String(LEVERAGE),
      isolated: false,
      updateTime: position.updatedAt,
    })),
  };
}

function balanceRows({ account: { book } }: SignedRequest, { market }: Venue): unknown[] {
  const totals = futuresTotals(book, market);
  return [
    {
      accountAlias: "SgsRfWeXqCmYTi",
      asset: "USDT",
      balance: text(totals.wallet),
      crossWalletBalance: text(totals.wallet),
      crossUnPnl: text(totals.unrealized),
      availableBalance: text(totals.available),
      maxWithdrawAmount: text(totals.available),
      marginAvailable: true,
      updateTime: book.events.at(-1)?.at ?? 0,
    },
  ];
}

/** futuresAccountEndpoints are the signed reads of USDⓈ-M futures; a reading key is enough. */
export function futuresAccountEndpoints(venue: Venue): Endpoint[] {
  const positionsV2 = ({ account }: SignedRequest): unknown[] =>
    valuedPositions(account.book, venue.market).map((position) => ({
      ...riskRow(position),
      leverage: String(LEVERAGE),
      maxNotionalValue: "10000000",
      marginType: "cross",
      isAutoAddMargin: "false",
    }));
  return [
    signedGet("/fapi/v2/account", 5, (request) => accountV3(request, venue)),
    signedGet("/fapi/v3/account", 5, (request) => accountV3(request, venue)),
    signedGet("/fapi/v2/balance", 5, (request) => balanceRows(request, venue)),
    signedGet("/fapi/v3/balance", 5, (request) => balanceRows(request, venue)),
    signedGet("/fapi/v2/positionRisk", 5, positionsV2),
    signedGet("/fapi/v3/positionRisk", 5, ({ account }) => valuedPositions(account.book, venue.market).map(riskRow)),
    signedGet("/fapi/v1/leverageBracket", 1, (request) => brackets(request, venue)),
    signedGet("/fapi/v1/userTrades", 5, (request) => userTrades(request, venue)),
    signedGet("/fapi/v1/income", 30, (request) => income(request, venue.now())),
    signedGet("/fapi/v1/openOrders", 40, () => []),
    signedGet("/fapi/v1/openAlgoOrders", 40, ({ account }) =>
      account.book.orders.filter((order) => order.venue === "futures").map(algoOrderRow),
    ),
    signedGet("/fapi/v1/positionSide/dual", 30, () => ({ dualSidePosition: false })),
    signedGet("/fapi/v1/multiAssetsMargin", 30, () => ({ multiAssetsMargin: false })),
    signedGet("/fapi/v1/commissionRate", 20, ({ query }) => ({
      symbol: query.required("symbol"),
      makerCommissionRate: "0.000200",
      takerCommissionRate: "0.000500",
    })),
  ];
}
