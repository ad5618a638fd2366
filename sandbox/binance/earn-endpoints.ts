import { FLEXIBLE_APR, LOCKED_APR, lockedPositions } from "../accounts/accruals";
import { usdPrice } from "../accounts/account-truth";
import { eventsOf } from "../accounts/ledger-event";
import { Decimal, text, ZERO } from "../accounts/money";
import { DAY_MS } from "../market/interval";
import { signedGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { pageOf, requestedWindow } from "./time-window";

function rewardsSum({ account }: SignedRequest, asset: string): Decimal {
  return eventsOf(account.book.events, "earn-reward")
    .filter((event) => event.product === "flexible" && event.asset === asset)
    .reduce((sum, event) => sum.plus(event.amount), ZERO);
}

function flexiblePositions(request: SignedRequest): unknown {
  const { book } = request.account;
  const asked = request.query.text("asset");
  const rows = book
    .assetsIn("earn")
    .filter((asset) => asked === undefined || asset === asked)
    .map((asset) => ({
      totalAmount: text(book.balance("earn", asset)),
      tierAnnualPercentageRate: {},
      latestAnnualPercentageRate: FLEXIBLE_APR.toFixed(8),
      asset,
      canRedeem: true,
      collateralAmount: "0",
      productId: `${asset}001`,
      yesterdayRealTimeRewards: text(book.balance("earn", asset).times(FLEXIBLE_APR / 365)),
      cumulativeBonusRewards: "0",
      cumulativeRealTimeRewards: text(rewardsSum(request, asset)),
      cumulativeTotalRewards: text(rewardsSum(request, asset)),
      autoSubscribe: false,
    }));
  return pageOf(rows, request.query);
}

function lockedRows(request: SignedRequest, at: number): unknown {
  const asked = request.query.text("asset");
  const rows = lockedPositions(request.account.book)
    .filter((position) => asked === undefined || position.asset === asked)
    .map((position) => ({
      positionId: position.positionId,
      parentPositionId: position.positionId,
      projectId: `${position.asset}*${position.days}`,
      asset: position.asset,
      amount: text(position.amount),
      purchaseTime: String(position.subscribedAt),
      duration: String(position.days),
      accrualDays: String(Math.max(0, Math.floor((at - position.subscribedAt) / DAY_MS))),
      rewardAsset: position.asset,
      APY: LOCKED_APR.toFixed(4),
      nextPay: text(position.amount.times(LOCKED_APR / 365)),
      nextPayDate: String((Math.floor(at / DAY_MS) + 1) * DAY_MS),
      payPeriod: "1",
      rewardsEndDate: String(position.unlockAt),
      deliverDate: String(position.unlockAt),
      redeemPeriod: "0",
      redeemingAmt: "0",
      redeemTo: "SPOT",
      canRedeemEarly: false,
      canFastRedemption: false,
      autoSubscribe: false,
      type: "NORMAL",
      status: "HOLDING",
      canReStake: false,
    }));
  return pageOf(rows, request.query);
}

function rewards(request: SignedRequest, product: "flexible" | "locked", at: number): unknown {
  const { from, to } = requestedWindow(request.query, at, { usualDays: 30, maxDays: 30 });
  const asked = request.query.text("asset");
  const rows = eventsOf(request.account.book.events, "earn-reward")
    .filter((event) => event.product === product && event.at >= from && event.at <= to)
    .filter((event) => asked === undefined || event.asset === asked)
    .reverse()
    .map((event) =>
      product === "flexible"
        ? {
            asset: event.asset,
            rewards: text(event.amount),
            projectId: `${event.asset}001`,
            type: "REALTIME",
            time: event.at,
          }
        : {
            positionId: String(event.booked.id),
            asset: event.asset,
            amount: text(event.amount),
            lockPeriod: "90",
            time: event.at,
          },
    );
  return pageOf(rows, request.query);
}

function subscriptions(
  request: SignedRequest,
  product: "flexible" | "locked",
  kind: "earn-subscribe" | "earn-redeem",
  at: number,
): unknown {
  const { from, to } = requestedWindow(request.query, at, { usualDays: 30, maxDays: 92 });
  const rows = [...eventsOf(request.account.book.events, kind)]
    .filter((event) => event.product === product && event.at >= from && event.at <= to)
    .reverse()
    .map((event) => ({
      [kind === "earn-subscribe" ? "purchaseId" : "redeemId"]: event.booked.id,
      projectId: `${event.asset}001`,
      amount: text(event.amount),
      asset: event.asset,
      time: event.at,
      ...(product === "locked"
        ? { lockPeriod: String(event.days ?? 0), positionId: event.positionId ?? event.booked.id }
        : {}),
      status: kind === "earn-subscribe" ? "SUCCESS" : "PAID",
    }));
  return pageOf(rows, request.query);
}

/** earnEndpoints are Simple Earn's positions and history. Pages hold ten rows unless `size` says more. */
export function earnEndpoints({ market, now }: Venue): Endpoint[] {
  const valueUsd = ({ account }: SignedRequest, place: "earn" | "locked"): Decimal =>
    account.book
      .assetsIn(place)
      .reduce(
        (sum, asset) => sum.plus((usdPrice(market, asset) ?? ZERO).times(account.book.balance(place, asset))),
        ZERO,
      );
  return [
    signedGet("/sapi/v1/simple-earn/account", 150, (request) => {
      const [flexible, locked] = [valueUsd(request, "earn"), valueUsd(request, "locked")];
      const btc = usdPrice(market, "BTC") ?? new Decimal(1);
      return {
        totalAmountInBTC: text(flexible.plus(locked).div(btc)),
        totalAmountInUSDT: text(flexible.plus(locked)),
        totalFlexibleAmountInBTC: text(flexible.div(btc)),
        totalFlexibleAmountInUSDT: text(flexible),
        totalLockedInBTC: text(locked.div(btc)),
        totalLockedInUSDT: text(locked),
      };
    }),
    signedGet("/sapi/v1/simple-earn/flexible/position", 150, flexiblePositions),
    signedGet("/sapi/v1/simple-earn/locked/position", 150, (request) => lockedRows(request, now())),
    ...(["flexible", "locked"] as const).flatMap((product) => [
      signedGet(`/sapi/v1/simple-earn/${product}/history/rewardsRecord`, 150, (request) =>
        rewards(request, product, now()),
      ),
      signedGet(`/sapi/v1/simple-earn/${product}/history/subscriptionRecord`, 150, (request) =>
        subscriptions(request, product, "earn-subscribe", now()),
      ),
      signedGet(`/sapi/v1/simple-earn/${product}/history/redemptionRecord`, 150, (request) =>
        subscriptions(request, product, "earn-redeem", now()),
      ),
    ]),
  ];
}
