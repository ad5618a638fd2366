import { eventsOf } from "../accounts/ledger-event";
import { text } from "../accounts/money";
import { signedGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { requestedWindow } from "./time-window";

const CONVERT_MAX_DAYS = 30;
const DIVIDEND_MAX_DAYS = 180;
/** The exchange lists no more than the last hundred. */
const DUST_MAX = 100;

function conversions({ account, query }: SignedRequest, at: number): unknown {
  query.required("startTime");
  query.required("endTime");
  const { from, to } = requestedWindow(query, at, { usualDays: CONVERT_MAX_DAYS, maxDays: CONVERT_MAX_DAYS });
  const limit = query.limit("limit", 100, 1_000);
  const found = eventsOf(account.book.events, "convert")
    .filter((event) => event.at >= from && event.at <= to)
    .reverse();
  const list = found.slice(0, limit).map((event) => ({
    quoteId: event.booked.hash.slice(0, 32),
    orderId: event.booked.orderId,
    orderStatus: "SUCCESS",
    fromAsset: event.asset,
    fromAmount: event.given.toFixed(),
    toAsset: event.to,
    toAmount: event.received.toFixed(),
    ratio: text(event.received.div(event.given)),
    inverseRatio: text(event.given.div(event.received)),
    createTime: event.at,
  }));
  return { list, startTime: from, endTime: to, limit, moreData: found.length > limit };
}

function dribblets({ account }: SignedRequest): unknown {
  const swept = eventsOf(account.book.events, "dust").slice(-DUST_MAX).reverse();
  return {
    total: swept.length,
    userAssetDribblets: swept.map((event) => ({
      operateTime: event.at,
      totalTransferedAmount: text(event.received),
      totalServiceChargeAmount: text(event.fee),
      transId: event.booked.id,
      userAssetDribbletDetails: [
        {
          transId: event.booked.id,
          serviceChargeAmount: text(event.fee),
          amount: text(event.given),
          operateTime: event.at,
          transferedAmount: text(event.received),
          fromAsset: event.asset,
        },
      ],
    })),
  };
}

/** What was paid to the spot wallet: distributions, and the rewards of locked earn. */
function dividends({ account, query }: SignedRequest, at: number): unknown {
  const { from, to } = requestedWindow(query, at, { usualDays: DIVIDEND_MAX_DAYS, maxDays: DIVIDEND_MAX_DAYS });
  const asset = query.text("asset");
  const paid = [
    ...eventsOf(account.book.events, "distribution").map((event) => ({ event, enInfo: event.reason })),
    ...eventsOf(account.book.events, "earn-reward")
      .filter(({ product }) => product === "locked")
      .map((event) => ({ event, enInfo: "Locked Rewards" })),
  ]
    .filter(({ event }) => event.at >= from && event.at <= to && (asset === undefined || event.asset === asset))
    .sort((a, b) => b.event.at - a.event.at);
  const rows = paid.slice(0, query.limit("limit", 20, 500)).map(({ event, enInfo }) => ({
    id: event.booked.id,
    amount: text(event.amount),
    asset: event.asset,
    divTime: event.at,
    enInfo,
    tranId: event.booked.orderId,
    direction: 1,
  }));
  return { rows, total: paid.length };
}

/** conversionEndpoints are Convert, swept dust, and what was paid without a trade. */
export function conversionEndpoints({ now }: Venue): Endpoint[] {
  return [
    { ...signedGet("/sapi/v1/convert/tradeFlow", 1, (request) => conversions(request, now())), uidWeight: 3_000 },
    signedGet("/sapi/v1/asset/dribblet", 1, dribblets),
    signedGet("/sapi/v1/asset/assetDividend", 10, (request) => dividends(request, now())),
  ];
}
