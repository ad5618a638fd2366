import { lockedPositions } from "../accounts/accruals";
import { unrealizedPnl } from "../accounts/account-truth";
import type { ApiKey } from "../accounts/api-key";
import { LEVERAGE, valuedPositions } from "../accounts/futures-math";
import { Decimal, text, ZERO } from "../accounts/money";
import type { OpenOrder } from "../accounts/open-order";
import { unifiedBalances } from "../accounts/unified-wallet";
import type { Venue } from "../binance/endpoint";
import { signedRead, type Operation, type SignedRequest } from "../exchange-wire";
import type { Market } from "../market/market";
import { contractValue, spotIdOf, swapIdOf } from "./contracts";

const UID_BASE = 44_700_000_000;

/** accountOperations are what an OKX key may do, wallets, positions and open orders. */
export function accountOperations(venue: Venue): Operation[] {
  const { market } = venue;

  return [
    signedRead("/api/v5/account/config", ({ key, account }) => [configRow(key, account.number)]),
    signedRead("/api/v5/account/balance", (request) => balanceRows(venue, request)),
    signedRead("/api/v5/account/positions", (request) => positionRows(market, request)),
    signedRead("/api/v5/asset/balances", ({ account: { book } }) =>
      book.assetsIn("funding").map((ccy) => {
        const amount = text(book.balance("funding", ccy));
        return { ccy, bal: amount, availBal: amount, frozenBal: "0" };
      }),
    ),
    signedRead("/api/v5/asset/currencies", () =>
      [...market.instruments().map(({ base }) => base), "USDT"].map((ccy) => ({
        ccy,
        name: ccy,
        chain: `${ccy}-${ccy}`,
        canDep: true,
        canWd: true,
        canInternal: true,
        minFee: "0",
        maxFee: "0",
        minWd: "0",
        maxWd: "0",
        wdTickSz: "8",
        mainNet: true,
      })),
    ),
    ...earnOperations(),
    ...orderOperations(market),
  ];
}

function earnOperations(): Operation[] {
  return [
    signedRead("/api/v5/finance/savings/balance", ({ account: { book } }) =>
      book.assetsIn("earn").map((ccy) => ({
        ccy,
        amt: text(book.balance("earn", ccy)),
        earnings: "0",
        rate: "0.01",
        loanAmt: text(book.balance("earn", ccy)),
        pendingAmt: "0",
        redemptAmt: "0",
      })),
    ),
    signedRead("/api/v5/finance/staking-defi/orders-active", ({ account: { book } }) =>
      lockedPositions(book).map(({ positionId, asset, amount, days, subscribedAt, unlockAt }) => ({
        ordId: String(positionId),
        ccy: asset,
        productId: `${asset}-${days}`,
        state: "1",
        protocol: "Defi",
        protocolType: "defi",
        term: String(days),
        apy: "0.058",
        investData: [{ ccy: asset, amt: text(amount) }],
        earningData: [],
        fastRedemptionData: [],
        purchasedTime: String(subscribedAt),
        estSettlementTime: String(unlockAt),
        cancelRedemptionDeadline: "",
        tag: "",
      })),
    ),
  ];
}

function orderOperations(market: Market): Operation[] {
  return [
    signedRead("/api/v5/trade/orders-pending", ({ account, params }) =>
      account.book.orders
        .filter(({ type }) => type === "LIMIT")
        .flatMap((order) => {
          const row = orderRow(market, order);
          if (row === undefined || !isOn(params, row)) return [];
          const rest = { ordId: String(order.orderId), ordType: "limit", px: order.price?.toFixed() ?? "" };
          return [{ ...row, ...rest, accFillSz: "0", avgPx: "", state: "live", reduceOnly: "false" }];
        }),
    ),
    signedRead("/api/v5/trade/orders-algo-pending", ({ account, params }) =>
      account.book.orders
        .filter(({ stopPrice }) => stopPrice !== undefined && params.get("ordType") === "conditional")
        .flatMap((order) => {
          const row = orderRow(market, order);
          if (row === undefined || !isOn(params, row)) return [];
          return [
            {
              ...row,
              algoId: String(order.orderId),
              ordType: "conditional",
              slTriggerPx: order.stopPrice?.toFixed() ?? "",
              slTriggerPxType: "last",
              slOrdPx: order.price?.toFixed() ?? "-1",
              tpTriggerPx: "",
              tpOrdPx: "",
              closeFraction: "",
              state: "live",
              last: String(market.lastPrice(order.symbol) ?? ""),
              reduceOnly: String(order.venue === "futures"),
            },
          ];
        }),
    ),
  ];
}

const isOn = (params: URLSearchParams, row: Record<string, string>): boolean =>
  [null, row["instType"]].includes(params.get("instType")) && [null, row["instId"]].includes(params.get("instId"));

function balanceRows({ market, now }: Venue, { account: { book } }: SignedRequest): unknown[] {
  const valueOf = (coin: string): number => (coin === "USDT" ? 1 : (market.lastPrice(`${coin}USDT`) ?? 0));
  const unrealised = unrealizedPnl(book, market);
  const details = unifiedBalances(book).map(({ asset, balance: cash, debt, locked }) => {
    const upl = asset === "USDT" ? unrealised : ZERO;
    const net = cash.minus(debt);
    const equity = net.plus(upl);
    return {
      ccy: asset,
      // A loan is taken out of the cash balance and told again as a liability.
      cashBal: text(net),
      eq: equity.toFixed(),
      eqUsd: text(equity.times(valueOf(asset))),
      disEq: text(equity.times(valueOf(asset))),
      availBal: text(Decimal.max(0, net.minus(locked))),
      availEq: text(Decimal.max(0, net.minus(locked))),
      frozenBal: text(locked),
      ordFrozen: text(locked),
      liab: text(debt),
      crossLiab: text(debt),
      isoLiab: "",
      interest: text(book.balance("interest", asset)),
      upl: upl.toFixed(),
      uplLiab: "0",
      isoEq: "0",
      isoUpl: "0",
      stgyEq: "0",
      spotInUseAmt: "",
      spotIsoBal: "0",
      uTime: String(now()),
    };
  });
  const total = details.reduce((sum, { eqUsd }) => sum + Number(eqUsd), 0);
  return [{ uTime: String(now()), totalEq: total.toFixed(8), adjEq: "", imr: "", mmr: "", mgnRatio: "", details }];
}

function positionRows(market: Market, { account, params }: SignedRequest): unknown[] {
  if (![null, "SWAP"].includes(params.get("instType"))) return [];
  return valuedPositions(account.book, market).flatMap((position) => {
    const pair = market.instrument(position.symbol);
    if (!pair) return [];
    return [
      {
        instType: "SWAP",
        instId: swapIdOf(pair),
        mgnMode: "cross",
        posId: String(account.number * 1_000_000),
        posSide: "net",
        pos: position.amount.div(contractValue(pair)).toFixed(),
        avgPx: position.entryPrice.toFixed(),
        markPx: position.mark.toFixed(),
        last: position.mark.toFixed(),
        upl: position.unrealized.toFixed(),
        uplRatio: "0",
        lever: String(LEVERAGE),
        liqPx: position.liquidationPrice.isZero() ? "" : text(position.liquidationPrice),
        imr: text(position.initialMargin),
        mmr: text(position.maintenanceMargin),
        margin: "",
        mgnRatio: "20",
        ccy: "USDT",
        notionalUsd: text(position.notional.abs()),
        adl: "2",
        cTime: String(position.updatedAt),
        uTime: String(position.updatedAt),
      },
    ];
  });
}

function orderRow(market: Market, order: OpenOrder): Record<string, string> | undefined {
  const pair = market.instrument(order.symbol);
  if (!pair) return undefined;
  const isSwap = order.venue === "futures";
  const size = isSwap ? order.quantity.div(contractValue(pair)) : order.quantity;
  return {
    instType: isSwap ? "SWAP" : "SPOT",
    instId: isSwap ? swapIdOf(pair) : spotIdOf(pair),
    side: order.side.toLowerCase(),
    posSide: isSwap ? "net" : "",
    tdMode: isSwap ? "cross" : "cash",
    sz: size.toFixed(),
    cTime: String(order.placedAt),
    uTime: String(order.placedAt),
  };
}

function configRow(key: ApiKey, number: number): Record<string, unknown> {
  const { enableSpotAndMarginTrading, enableWithdrawals } = key.permissions;
  const perm = [
    "read_only",
    ...(enableWithdrawals ? ["withdraw"] : []),
    ...(enableSpotAndMarginTrading ? ["trade"] : []),
  ];
  return {
    acctLv: "3",
    acctStpMode: "cancel_maker",
    autoLoan: false,
    ctIsoMode: "automatic",
    enableSpotBorrow: false,
    greeksType: "PA",
    ip: key.allowedIps?.join(",") ?? "",
    kycLv: "2",
    label: key.kind,
    level: "Lv1",
    levelTmp: "",
    liquidationGear: "-1",
    mainUid: String(UID_BASE + number),
    mgnIsoMode: "automatic",
    opAuth: "0",
    perm: perm.join(","),
    posMode: "net_mode",
    roleType: "0",
    spotBorrowAutoRepay: false,
    spotOffsetType: "",
    spotRoleType: "0",
    spotTraderInsts: [],
    traderInsts: [],
    type: "0",
    uid: String(UID_BASE + number),
  };
}
