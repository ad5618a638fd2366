import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import { subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { hasEnded } from "@/lib/exchange/has-ended";
import { amountValue, blankable, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { triggerKind } from "@/lib/exchange/trigger-kind";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { pageOf, parseRows, type Paging } from "./answer";
import type { Markets } from "./symbols";

const spotSchema = z.looseObject({
  id: idText,
  currency_pair: z.string(),
  type: z.string(),
  side: z.enum(["buy", "sell"]),
  left: magnitudeText,
  price: magnitudeText,
  status: blankable(z.string()),
});
/** A group for each pair (`spot/open_orders`), or the orders of one (`spot/orders`). */
const spotGroupSchema = z.union([
  z.looseObject({ orders: z.array(spotSchema) }),
  spotSchema.transform((order) => ({ orders: [order] })),
]);

/** parseSpotOrders reads one page of `spot/open_orders`, or of `spot/orders` of one pair. */
export function parseSpotOrders(raw: unknown, markets: Markets, paging: Paging): CursorPage<OpenOrder> {
  return pageOf(parseRows(spotGroupSchema, raw, "spot/open_orders"), paging, ({ orders }) =>
    orders.flatMap((row) =>
      ordersOn(hasEnded(row.status) ? undefined : markets.get(row.currency_pair), (symbol) => ({
        venueOrderId: row.id,
        symbol,
        side: row.side,
        kind: row.type === "limit" ? "limit" : "other",
        quantity: row.left,
        price: positiveOrNull(row.price),
        stopPrice: null,
      })),
    ),
  );
}

const spotStopSchema = z.looseObject({
  id: idText,
  market: z.string(),
  trigger: z.looseObject({ price: magnitudeText, rule: z.enum([">=", "<="]) }),
  put: z.looseObject({ side: z.enum(["buy", "sell"]), price: magnitudeText, amount: magnitudeText }),
});

/** parseSpotStops reads one page of `spot/price_orders`. */
export function parseSpotStops(raw: unknown, markets: Markets, paging: Paging): CursorPage<OpenOrder> {
  return pageOf(parseRows(spotStopSchema, raw, "spot/price_orders"), paging, ({ id, market, trigger, put }) =>
    ordersOn(markets.get(market), (symbol) => ({
      venueOrderId: `trigger-${id}`,
      symbol,
      side: put.side,
      kind: triggerKind(put.side, trigger.rule === ">=" ? "rises" : "falls"),
      quantity: put.amount,
      price: positiveOrNull(put.price),
      stopPrice: trigger.price,
    })),
  );
}

const futuresSchema = z.looseObject({
  id: idText,
  contract: z.string(),
  /** Contracts; below zero sells. Zero closes whatever the position is then. */
  size: amountValue,
  left: amountValue,
  price: magnitudeText,
  status: blankable(z.string()),
});

/** parseFuturesOrders reads one page of `futures/{settle}/orders`. */
export function parseFuturesOrders(
  raw: unknown,
  markets: Markets,
  positions: readonly Position[],
  paging: Paging,
): CursorPage<OpenOrder> {
  return pageOf(parseRows(futuresSchema, raw, "futures/orders"), paging, (row) =>
    ordersOn(hasEnded(row.status) ? undefined : markets.get(row.contract), (symbol, instrument) => ({
      venueOrderId: row.id,
      symbol,
      ...sizeOf(row.left === "0" ? row.size : row.left, instrument, positiveOrNull(row.price), positions),
      kind: row.price === "0" ? "other" : "limit",
      price: positiveOrNull(row.price),
      stopPrice: null,
    })),
  );
}

const RISES = 1;
const futuresStopSchema = z.looseObject({
  id: idText,
  initial: z.looseObject({ contract: z.string(), size: amountValue, price: magnitudeText }),
  /** Rule 1: when the price rises to it, 2: when it falls. */
  trigger: z.looseObject({ price: magnitudeText, rule: z.coerce.number().int() }),
});

/** parseFuturesStops reads one page of `futures/{settle}/price_orders`. */
export function parseFuturesStops(
  raw: unknown,
  markets: Markets,
  positions: readonly Position[],
  paging: Paging,
): CursorPage<OpenOrder> {
  return pageOf(parseRows(futuresStopSchema, raw, "futures/price_orders"), paging, ({ id, initial, trigger }) =>
    ordersOn(markets.get(initial.contract), (symbol, instrument) => {
      const { side, quantity } = sizeOf(initial.size, instrument, trigger.price, positions);
      return {
        venueOrderId: `trigger-${id}`,
        symbol,
        side,
        kind: triggerKind(side, trigger.rule === RISES ? "rises" : "falls"),
        quantity,
        price: positiveOrNull(initial.price),
        stopPrice: trigger.price,
      };
    }),
  );
}

/** Orders on instruments we do not know are left out. */
function ordersOn(
  instrument: Instrument | undefined,
  make: (symbol: string, instrument: Instrument) => OpenOrder,
): OpenOrder[] {
  return instrument === undefined ? [] : [make(instrument.symbol, instrument)];
}

function sizeOf(
  size: DecimalString,
  instrument: Instrument,
  price: DecimalString | null,
  positions: readonly Position[],
): Pick<OpenOrder, "side" | "quantity"> {
  const position = positions.find(({ symbol }) => symbol === instrument.symbol);
  if (size === "0") return { side: position?.side === "short" ? "buy" : "sell", quantity: position?.quantity ?? "0" };
  const isSale = size.startsWith("-");
  const contracts = isSale ? subtractDecimals("0", size) : size;
  return {
    side: isSale ? "sell" : "buy",
    quantity: contractQuantity(instrument, contracts, price ?? position?.markPrice ?? null),
  };
}
