import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import { compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { hasEnded } from "@/lib/exchange/has-ended";
import { blankable, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { triggerKind } from "@/lib/exchange/trigger-kind";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { parseData, parsePage, type RowsPage } from "./envelope";
import type { Markets } from "./symbols";

/** Bitget answers at most so many rows. */
export const PAGE = 100;

const sides = z.enum(["buy", "sell"]);
const price = blankable(magnitudeText);

const unifiedSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  orderType: z.string(),
  side: sides,
  price,
  qty: magnitudeText,
  cumExecQty: price,
});

/** parseUnifiedOrders reads one page of `v3/trade/unfilled-orders`. Orders on instruments we do not know are left out. */
export function parseUnifiedOrders(raw: unknown, markets: Markets): CursorPage<OpenOrder> {
  const page = parsePage(unifiedSchema, raw, "v3/trade/unfilled-orders", { rows: "list", next: "cursor" });
  return ordersOf(page, markets, (row, instrument) => [
    plainOrder(row.orderId, instrument, row, subtractDecimals(row.qty, row.cumExecQty ?? "0")),
  ]);
}

const strategySchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  side: blankable(sides),
  posSide: blankable(z.string()),
  qty: price,
  takeProfit: price,
  stopLoss: price,
  tpLimitPrice: price,
  slLimitPrice: price,
});

/** parseUnifiedStops reads one page of `v3/trade/unfilled-strategy-orders`: a target and a stop are two orders. */
export function parseUnifiedStops(
  raw: unknown,
  markets: Markets,
  positions: readonly Position[],
): CursorPage<OpenOrder> {
  const { rows, next } = { rows: "list", next: "cursor" };
  const schema = z.union([z.array(strategySchema), z.looseObject({ [rows]: blankable(z.array(strategySchema)) })]);
  const data = parseData(schema, raw, "v3/trade/unfilled-strategy-orders");
  const page = Array.isArray(data)
    ? { rows: data, cursor: null }
    : parsePage(strategySchema, raw, "v3/trade/unfilled-strategy-orders", { rows, next });
  return ordersOf(page, markets, (row, instrument) => {
    const order = (kind: "stop" | "take_profit", stopPrice: DecimalString | null, limit: DecimalString | null) =>
      positiveOrNull(stopPrice) === null
        ? []
        : [
            {
              venueOrderId: `plan-${row.orderId}-${kind}`,
              symbol: instrument.symbol,
              side: row.side ?? (row.posSide === "short" ? ("buy" as const) : ("sell" as const)),
              kind,
              quantity: quantityOrPosition(row.qty, instrument, positions),
              price: positiveOrNull(limit),
              stopPrice,
            },
          ];
    return [
      ...order("stop", row.stopLoss, row.slLimitPrice),
      ...order("take_profit", row.takeProfit, row.tpLimitPrice),
    ];
  });
}

const spotSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  orderType: z.string(),
  side: sides,
  status: blankable(z.string()),
  /** In this list, of an order at a limit: its limit. */
  priceAvg: price,
  price,
  size: magnitudeText,
  baseVolume: price,
});

/** parseSpotOrders reads one page of `spot/trade/unfilled-orders` of a classic account. */
export function parseSpotOrders(raw: unknown, markets: Markets): CursorPage<OpenOrder> {
  const page = lastIdPage(parseData(z.array(spotSchema), raw, "spot/trade/unfilled-orders"));
  return ordersOf(page, markets, (row, instrument) => {
    if (hasEnded(row.status)) return [];
    const named = { ...row, price: row.price ?? row.priceAvg };
    return [plainOrder(row.orderId, instrument, named, subtractDecimals(row.size, row.baseVolume ?? "0"))];
  });
}

const spotPlanSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  side: sides,
  size: magnitudeText,
  executePrice: price,
  triggerPrice: magnitudeText,
});

/**
 * parseSpotStops reads one page of `spot/trade/current-plan-order`. What a trigger waits for is not told: a sale is taken
 * for a stop, and so is a purchase.
 */
export function parseSpotStops(raw: unknown, markets: Markets): CursorPage<OpenOrder> {
  const list = { rows: "orderList", next: "idLessThan" };
  const page = parsePage(spotPlanSchema, raw, "spot/trade/current-plan-order", list);
  return ordersOf(page, markets, (row, instrument) => [
    {
      venueOrderId: `plan-${row.orderId}`,
      symbol: instrument.symbol,
      side: row.side,
      kind: "stop" as const,
      quantity: row.size,
      price: positiveOrNull(row.executePrice),
      stopPrice: row.triggerPrice,
    },
  ]);
}

const futuresSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  orderType: z.string(),
  status: blankable(z.string()),
  side: sides,
  price,
  size: magnitudeText,
  baseVolume: price,
});
const FUTURES_LIST = { rows: "entrustedList", next: "endId" };

/** parseFuturesOrders reads one page of `mix/order/orders-pending`. */
export function parseFuturesOrders(raw: unknown, markets: Markets): CursorPage<OpenOrder> {
  const page = parsePage(futuresSchema, raw, "mix/order/orders-pending", FUTURES_LIST);
  return ordersOf(page, markets, (row, instrument) =>
    hasEnded(row.status)
      ? []
      : [plainOrder(row.orderId, instrument, row, subtractDecimals(row.size, row.baseVolume ?? "0"))],
  );
}

const futuresPlanSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  side: sides,
  planType: z.string(),
  /** In hedge mode an order that closes is on the position's side, not on its own. */
  tradeSide: blankable(z.string()),
  posMode: blankable(z.string()),
  size: price,
  price,
  executePrice: price,
  triggerPrice: price,
});

/** parseFuturesStops reads one page of `mix/order/orders-plan-pending` of one kind of plan. */
export function parseFuturesStops(
  raw: unknown,
  markets: Markets,
  positions: readonly Position[],
): CursorPage<OpenOrder> {
  const page = parsePage(futuresPlanSchema, raw, "mix/order/orders-plan-pending", FUTURES_LIST);
  return ordersOf(page, markets, (row, instrument) => {
    const isTurned = row.posMode === "hedge_mode" && row.tradeSide === "close";
    const side = isTurned ? (row.side === "buy" ? ("sell" as const) : ("buy" as const)) : row.side;
    return [
      {
        venueOrderId: `plan-${row.orderId}`,
        symbol: instrument.symbol,
        side,
        kind: planKind(row.planType, side, row.triggerPrice, positions, instrument),
        quantity: quantityOrPosition(row.size, instrument, positions),
        price: positiveOrNull(row.executePrice ?? row.price),
        stopPrice: row.triggerPrice,
      },
    ];
  });
}

function planKind(
  planType: string,
  side: OpenOrder["side"],
  trigger: DecimalString | null,
  positions: readonly Position[],
  { symbol }: Instrument,
): OpenOrder["kind"] {
  if (/profit/.test(planType)) return "take_profit";
  if (/loss|track|moving/.test(planType)) return "stop";
  const mark = positions.find((each) => each.symbol === symbol)?.markPrice;
  if (mark === undefined || trigger === null) return "stop";
  return triggerKind(side, compareDecimals(trigger, mark) > 0 ? "rises" : "falls");
}

function ordersOf<Row extends { symbol: string }>(
  { rows, cursor }: RowsPage<Row>,
  markets: Markets,
  pick: (row: Row, instrument: Instrument) => readonly OpenOrder[],
): CursorPage<OpenOrder> {
  const orders = rows.flatMap((row) => {
    const instrument = markets.get(row.symbol);
    return instrument === undefined ? [] : pick(row, instrument);
  });
  return { rows: orders, cursor, seen: rows.length };
}

function plainOrder(
  venueOrderId: string,
  instrument: Instrument,
  { side, orderType, price: limit }: { side: OpenOrder["side"]; orderType: string; price: DecimalString | null },
  quantity: DecimalString,
): OpenOrder {
  const kind = orderType === "limit" ? "limit" : "other";
  return {
    venueOrderId,
    symbol: instrument.symbol,
    side,
    kind,
    quantity,
    price: positiveOrNull(limit),
    stopPrice: null,
  };
}

/** Without a size the order closes whatever the position is then. */
function quantityOrPosition(
  size: DecimalString | null,
  { symbol }: Instrument,
  positions: readonly Position[],
): DecimalString {
  if (size !== null && size !== "0") return size;
  return positions.find((each) => each.symbol === symbol)?.quantity ?? "0";
}

/** lastIdPage goes on before the last row of a full page. */
export function lastIdPage<Row extends { orderId: string }>(rows: Row[]): RowsPage<Row> {
  return { rows, cursor: rows.length < PAGE ? null : (rows.at(-1)?.orderId ?? null) };
}
