import { lockedPositions } from "../accounts/accruals";
import type { ApiKey } from "../accounts/api-key";
import { LEVERAGE, valuedPositions, type ValuedPosition } from "../accounts/futures-math";
import { uuidOf } from "../accounts/key-text";
import { text, ZERO } from "../accounts/money";
import type { OpenOrder } from "../accounts/open-order";
import { unrealizedPnl } from "../accounts/account-truth";
import { unifiedBalances } from "../accounts/unified-wallet";
import type { Venue } from "../binance/endpoint";
import { signedRead, type Operation, type SignedRequest } from "../exchange-wire";
import type { Market } from "../market/market";
import { BybitError } from "./bybit-error";
import { page } from "./pages";

const USER_ID_BASE = 24_600_000;

/** accountOperations are what a Bybit key may do, wallets, positions and open orders. */
export function accountOperations({ market, now }: Venue): Operation[] {
  return [
    signedRead("/v5/user/query-api", ({ key, account }) => keyInfo(key, account.number, now())),
    signedRead("/v5/account/info", ({ account }) => ({
      marginMode: "REGULAR_MARGIN",
      updatedTime: String(account.book.events[0]?.at ?? 0),
      unifiedMarginStatus: 5,
      dcpStatus: "OFF",
      timeWindow: 10,
      smpGroup: 0,
      isMasterTrader: false,
      spotHedgingStatus: "OFF",
    })),
    signedRead("/v5/account/wallet-balance", (request) => walletBalance(request, market)),
    signedRead("/v5/asset/transfer/query-account-coins-balance", ({ account, params }) => {
      if (params.get("accountType") !== "FUND") throw new BybitError(131_212, "Account type is not supported.");
      const balance = account.book.assetsIn("funding").map((coin) => {
        const amount = text(account.book.balance("funding", coin));
        return { coin, transferBalance: amount, walletBalance: amount, bonus: "" };
      });
      return { memberId: String(USER_ID_BASE + account.number), accountType: "FUND", balance };
    }),
    signedRead("/v5/asset/coin/query-info", ({ account }) => ({
      rows: [
        ...new Set([...market.instruments().map(({ base }) => base), ...account.book.assetsIn("spot"), "USDT"]),
      ].map((coin) => ({ name: coin, coin, remainAmount: "1000000000", chains: [] })),
    })),
    signedRead("/v5/earn/position", ({ account, params }) => ({
      list: earnRows(account.book, params.get("category")),
    })),
    signedRead("/v5/position/list", (request) => positionList(request, market)),
    signedRead("/v5/order/realtime", ({ account, params }) => {
      const category = params.get("category");
      const isAsked = (order: OpenOrder): boolean =>
        category === (order.venue === "spot" ? "spot" : "linear") &&
        (params.get("settleCoin") ?? "USDT") === "USDT" &&
        [null, order.symbol].includes(params.get("symbol"));
      return { category, ...page(params, account.book.orders.filter(isAsked).map(orderRow), 20) };
    }),
  ];
}

function walletBalance({ account: { book }, params }: SignedRequest, market: Market): unknown {
  if (params.get("accountType") !== "UNIFIED") throw new BybitError(10_001, "accountType only support UNIFIED.");
  const unrealised = unrealizedPnl(book, market);
  const coins = unifiedBalances(book);
  const valueOf = (coin: string): number => (coin === "USDT" ? 1 : (market.lastPrice(`${coin}USDT`) ?? 0));
  const rows = coins.map(({ asset, balance, debt, locked }) => {
    const upnl = asset === "USDT" ? unrealised : ZERO;
    const equity = balance.minus(debt).plus(upnl);
    return {
      coin: asset,
      equity: text(equity),
      usdValue: text(equity.times(valueOf(asset))),
      walletBalance: text(balance),
      locked: text(locked),
      spotHedgingQty: "0",
      borrowAmount: text(debt),
      spotBorrow: text(debt),
      accruedInterest: text(book.balance("interest", asset)),
      totalOrderIM: "0",
      totalPositionIM: "0",
      totalPositionMM: "0",
      unrealisedPnl: text(upnl),
      cumRealisedPnl: "0",
      bonus: "0",
      marginCollateral: true,
      collateralSwitch: true,
      availableToWithdraw: "",
      availableToBorrow: "",
    };
  });
  const total = rows.reduce((sum, row) => sum + Number(row.usdValue), 0).toFixed(8);
  return {
    list: [
      {
        accountType: "UNIFIED",
        totalEquity: total,
        totalWalletBalance: total,
        totalMarginBalance: total,
        totalAvailableBalance: total,
        totalPerpUPL: text(unrealised),
        accountIMRate: "0",
        accountMMRate: "0",
        totalInitialMargin: "0",
        totalMaintenanceMargin: "0",
        accountLTV: "0",
        coin: rows,
      },
    ],
  };
}

function positionList({ account, params }: SignedRequest, market: Market): unknown {
  const category = params.get("category");
  if (category === "linear" && !params.has("symbol") && !params.has("settleCoin"))
    throw new BybitError(10_001, "params error: symbol or settleCoin is required");
  const isAsked = category === "linear" && (params.get("settleCoin") ?? "USDT") === "USDT";
  const rows = isAsked
    ? valuedPositions(account.book, market)
        .filter(({ symbol }) => [null, symbol].includes(params.get("symbol")))
        .map(positionRow)
    : [];
  return { category, ...page(params, rows, 20) };
}

function positionRow(position: ValuedPosition): Record<string, unknown> {
  return {
    positionIdx: 0,
    riskId: 1,
    riskLimitValue: "2000000",
    symbol: position.symbol,
    side: position.amount.isPositive() ? "Buy" : "Sell",
    size: position.amount.abs().toFixed(),
    avgPrice: position.entryPrice.toFixed(),
    positionValue: position.notional.abs().toFixed(),
    tradeMode: 0,
    positionStatus: "Normal",
    autoAddMargin: 0,
    adlRankIndicator: 2,
    leverage: String(LEVERAGE),
    positionBalance: "0",
    markPrice: position.mark.toFixed(),
    liqPrice: position.liquidationPrice.isZero() ? "" : text(position.liquidationPrice),
    bustPrice: "",
    positionMM: text(position.maintenanceMargin),
    positionIM: text(position.initialMargin),
    tpslMode: "Full",
    takeProfit: "",
    stopLoss: "",
    trailingStop: "0",
    unrealisedPnl: position.unrealized.toFixed(),
    curRealisedPnl: "0",
    cumRealisedPnl: "0",
    seq: 1,
    isReduceOnly: false,
    createdTime: String(position.updatedAt),
    updatedTime: String(position.updatedAt),
  };
}

function keyInfo(key: ApiKey, number: number, at: number): Record<string, unknown> {
  const mayTrade = key.permissions.enableSpotAndMarginTrading;
  const mayMove = key.permissions.enableWithdrawals;
  const isReadOnly = !mayTrade && !mayMove;
  const expiresAt = key.expiresAt ?? key.createdAt + 3_650 * 86_400_000;
  const area = (names: string[]): string[] => (isReadOnly || mayTrade ? names : []);
  return {
    id: String(USER_ID_BASE * 2 + number),
    note: key.kind,
    apiKey: key.apiKey,
    readOnly: isReadOnly ? 1 : 0,
    secret: "",
    permissions: {
      ContractTrade: area(["Order", "Position"]),
      Spot: area(["SpotTrade"]),
      Wallet: mayMove ? ["AccountTransfer", "SubMemberTransfer", "Withdraw"] : [],
      Options: [],
      Derivatives: area(["DerivativesTrade"]),
      CopyTrading: [],
      BlockTrade: [],
      Exchange: [],
      NFT: [],
      Affiliate: [],
      Earn: area(["Earn"]),
    },
    ips: key.allowedIps ?? ["*"],
    type: 1,
    deadlineDay: Math.max(0, Math.floor((expiresAt - at) / 86_400_000)),
    expiredAt: new Date(expiresAt).toISOString().replace(/\.\d{3}/, ""),
    createdAt: new Date(key.createdAt).toISOString().replace(/\.\d{3}/, ""),
    unified: 0,
    uta: 1,
    userID: USER_ID_BASE + number,
    inviterID: 0,
    vipLevel: "No VIP",
    mktMakerLevel: "0",
    affiliateID: 0,
    rsaPublicKey: "",
    isMaster: true,
    parentUid: "0",
    kycLevel: "LEVEL_1",
    kycRegion: "",
  };
}

function earnRows(book: SignedRequest["account"]["book"], category: string | null): unknown[] {
  if (category === "FlexibleSaving")
    return book.assetsIn("earn").map((coin) => ({
      coin,
      productId: `flexible-${coin}`,
      amount: text(book.balance("earn", coin)),
      totalPnl: "0",
      claimableYield: "0",
      status: "Active",
    }));
  if (category === "OnChain")
    return lockedPositions(book).map(({ asset, amount, positionId, unlockAt }) => ({
      coin: asset,
      productId: String(positionId),
      amount: text(amount),
      totalPnl: "0",
      claimableYield: "0",
      id: String(positionId),
      status: "Active",
      estimateRedeemTime: String(unlockAt),
    }));
  throw new BybitError(180_001, "Invalid parameter");
}

function orderRow(order: OpenOrder): Record<string, unknown> {
  const isStop = order.stopPrice !== undefined;
  const quantity = order.quantity.toFixed();
  return {
    orderId: uuidOf(`order:${order.orderId}`),
    orderLinkId: "",
    blockTradeId: "",
    symbol: order.symbol,
    price: order.price?.toFixed() ?? "0",
    qty: quantity,
    side: order.side === "BUY" ? "Buy" : "Sell",
    isLeverage: "0",
    positionIdx: 0,
    orderStatus: isStop ? "Untriggered" : "New",
    cancelType: "UNKNOWN",
    rejectReason: "EC_NoError",
    avgPrice: "",
    leavesQty: quantity,
    leavesValue: "",
    cumExecQty: "0",
    cumExecValue: "0",
    cumExecFee: "0",
    timeInForce: "GTC",
    orderType: order.price === undefined ? "Market" : "Limit",
    stopOrderType: isStop ? (order.venue === "futures" ? "StopLoss" : "Stop") : "",
    orderIv: "",
    triggerPrice: order.stopPrice?.toFixed() ?? "0",
    triggerDirection: isStop ? (order.side === "SELL" ? 2 : 1) : 0,
    triggerBy: isStop ? "LastPrice" : "",
    takeProfit: "",
    stopLoss: "",
    lastPriceOnCreated: "",
    reduceOnly: order.venue === "futures",
    closeOnTrigger: order.venue === "futures" && isStop,
    smpType: "None",
    smpGroup: 0,
    smpOrderId: "",
    tpslMode: "",
    placeType: "",
    createdTime: String(order.placedAt),
    updatedTime: String(order.placedAt),
  };
}
