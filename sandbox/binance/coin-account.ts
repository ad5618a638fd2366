import { COIN_LEVERAGE, COIN_MAINTENANCE, valuedCoinPositions, type ValuedCoinPosition } from "../accounts/coin-math";
import { coinOf, contractSizeOf } from "../accounts/coin-position";
import { eventsOf, type LedgerEvent } from "../accounts/ledger-event";
import { Decimal, text, ZERO } from "../accounts/money";
import { DAY_MS } from "../market/interval";
import { askedContracts, requiredContract, symbolOf } from "./coin-contract";
import { signedGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { algoOrderRow } from "./order-rows";
import { requestedWindow } from "./time-window";
import { tradesPage } from "./trade-rows";

/** Collateral and what stands on it, coin by coin. */
function assetRows({ account: { book } }: SignedRequest, { market }: Venue): Record<string, unknown>[] {
  const positions = valuedCoinPositions(book, market);
  const coins = new Set([...book.assetsIn("coin_futures"), ...positions.map(({ coin }) => coin)]);
  return [...coins].sort().map((asset) => {
    const own = positions.filter(({ coin }) => coin === asset);
    const sum = (of: (position: ValuedCoinPosition) => Decimal): Decimal =>
      own.reduce((total, position) => total.plus(of(position)), ZERO);
    const wallet = book.balance("coin_futures", asset);
    const unrealized = sum((position) => position.unrealized);
    const initial = sum((position) => position.initialMargin);
    const margin = wallet.plus(unrealized);
    const available = text(Decimal.max(0, margin.minus(initial)));
    return {
      asset,
      walletBalance: text(wallet),
      unrealizedProfit: text(unrealized),
      marginBalance: text(margin),
      maintMargin: text(sum((position) => position.maintenanceMargin)),
      initialMargin: text(initial),
      positionInitialMargin: text(initial),
      openOrderInitialMargin: "0.00000000",
      maxWithdrawAmount: available,
      crossWalletBalance: text(wallet),
      crossUnPnl: text(unrealized),
      availableBalance: available,
      updateTime: book.events.at(-1)?.at ?? 0,
    };
  });
}

function accountPosition(position: ValuedCoinPosition): Record<string, unknown> {
  return {
    symbol: position.symbol,
    positionSide: "BOTH",
    positionAmt: position.contracts.toFixed(),
    entryPrice: position.entryPrice.toFixed(),
    breakEvenPrice: position.entryPrice.toFixed(),
    unrealizedProfit: text(position.unrealized),
    initialMargin: text(position.initialMargin),
    positionInitialMargin: text(position.initialMargin),
    openOrderInitialMargin: "0",
    maintMargin: text(position.maintenanceMargin),
    notionalValue: text(position.notional),
    leverage: String(COIN_LEVERAGE),
    isolated: false,
    maxQty: "250",
    updateTime: position.updatedAt,
  };
}

function riskRow(position: ValuedCoinPosition): Record<string, unknown> {
  return {
    symbol: position.symbol,
    positionSide: "BOTH",
    positionAmt: position.contracts.toFixed(),
    entryPrice: position.entryPrice.toFixed(),
    breakEvenPrice: position.entryPrice.toFixed(),
    markPrice: text(position.mark),
    unRealizedProfit: text(position.unrealized),
    liquidationPrice: text(position.liquidationPrice),
    leverage: String(COIN_LEVERAGE),
    maxQty: "250",
    marginType: "cross",
    isolatedMargin: "0.00000000",
    isolatedWallet: "0",
    isAutoAddMargin: "false",
    notionalValue: text(position.notional),
    updateTime: position.updatedAt,
  };
}

function incomeRows(events: readonly LedgerEvent[]): Record<string, unknown>[] {
  const row = (event: LedgerEvent, incomeType: string, asset: string, income: string, symbol: string) => ({
    symbol,
    incomeType,
    income,
    asset,
    info: incomeType,
    time: event.at,
    tranId: String(event.booked.id),
    tradeId: event.kind === "coin-trade" ? String(event.booked.id) : "",
  });
  return events.flatMap((event): Record<string, unknown>[] => {
    switch (event.kind) {
      case "transfer":
        if (event.to === "coin_futures") return [row(event, "TRANSFER", event.asset, text(event.amount), "")];
        if (event.from !== "coin_futures") return [];
        return [row(event, "TRANSFER", event.asset, text(event.amount.neg()), "")];
      case "coin-trade": {
        const coin = coinOf(event.symbol);
        const realized = event.booked.realizedPnl ?? ZERO;
        const fee = row(event, "COMMISSION", coin, text((event.booked.fee ?? ZERO).neg()), event.symbol);
        return realized.isZero() ? [fee] : [row(event, "REALIZED_PNL", coin, text(realized), event.symbol), fee];
      }
      case "coin-funding":
        return [row(event, "FUNDING_FEE", coinOf(event.symbol), text(event.amount), event.symbol)];
      default:
        return [];
    }
  });
}

function income({ account, query }: SignedRequest, at: number): unknown[] {
  const { from, to } = requestedWindow(query, at, { usualDays: 7, maxDays: 3_650 });
  const type = query.text("incomeType");
  const rows = incomeRows(account.book.events.filter((event) => event.at >= from && event.at <= to)).filter(
    (row) => type === undefined || row["incomeType"] === type,
  );
  const limit = query.limit("limit", 100, 1_000);
  const page = query.limit("page", 1, 100_000);
  return rows.slice((page - 1) * limit, page * limit);
}

function userTrades({ account, query }: SignedRequest, { market }: Venue): unknown[] {
  const symbol = symbolOf(requiredContract(market, query));
  const trades = eventsOf(account.book.events, "coin-trade").filter((trade) => trade.symbol === symbol);
  return tradesPage(trades, query, 7 * DAY_MS).map((trade) => ({
    symbol,
    id: trade.booked.id,
    orderId: trade.booked.orderId,
    pair: `${coinOf(symbol)}USD`,
    side: trade.side,
    price: trade.price.toFixed(),
    qty: trade.contracts.toFixed(),
    realizedPnl: text(trade.booked.realizedPnl ?? ZERO),
    marginAsset: coinOf(symbol),
    baseQty: text(trade.contracts.times(contractSizeOf(symbol)).div(trade.price)),
    commission: text(trade.booked.fee ?? ZERO),
    commissionAsset: coinOf(symbol),
    time: trade.at,
    positionSide: "BOTH",
    buyer: trade.side === "BUY",
    maker: false,
  }));
}

/** coinAccountEndpoints are the signed reads of coin-margined futures; a reading key is enough. */
export function coinAccountEndpoints(venue: Venue): Endpoint[] {
  const valued = ({ account }: SignedRequest): ValuedCoinPosition[] => valuedCoinPositions(account.book, venue.market);
  return [
    signedGet("/dapi/v1/account", 5, (request) => ({
      feeTier: 0,
      canTrade: true,
      canDeposit: true,
      canWithdraw: true,
      updateTime: 0,
      assets: assetRows(request, venue),
      positions: valued(request).map(accountPosition),
    })),
    signedGet("/dapi/v1/balance", 1, (request) =>
      assetRows(request, venue).map(({ asset, walletBalance, crossWalletBalance, crossUnPnl, availableBalance }) => ({
        accountAlias: "SgsRfWeXqCmYTi",
        asset,
        balance: walletBalance,
        crossWalletBalance,
        crossUnPnl,
        availableBalance,
      })),
    ),
    signedGet("/dapi/v1/positionRisk", 1, (request) => valued(request).map(riskRow)),
    signedGet("/dapi/v2/leverageBracket", 1, ({ query }) =>
      askedContracts(venue.market, query).map((pair) => ({
        symbol: symbolOf(pair),
        notionalCoef: 1,
        brackets: [
          {
            bracket: 1,
            initialLeverage: 20,
            qtyCap: 1_000_000,
            qtyFloor: 0,
            maintMarginRatio: COIN_MAINTENANCE,
            cum: 0,
          },
        ],
      })),
    ),
    signedGet("/dapi/v1/userTrades", 5, (request) => userTrades(request, venue)),
    signedGet("/dapi/v1/income", 20, (request) => income(request, venue.now())),
    signedGet("/dapi/v1/openOrders", 5, () => []),
    signedGet("/dapi/v1/openAlgoOrders", 40, ({ account }) =>
      account.book.orders.filter((order) => order.venue === "coin").map(algoOrderRow),
    ),
  ];
}
