import { z } from "zod";
import type { Balance, CashFlow, FundingPayment, OpenOrder, Position, Trade } from "@/lib/domain/account-snapshot";
import { addDecimals, multiplyDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import {
  amountValue,
  assetCode,
  blankable,
  decimalText,
  idText,
  instantMs,
  magnitudeValue,
  wholeNumber,
} from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { triggerKind } from "@/lib/exchange/trigger-kind";
import { mapPage, parseAfterId, parseData } from "./envelope";
import { coinOf } from "./symbols";

type Markets = ReadonlyMap<string, Instrument>;

/** Nanoseconds, as a number or as digits; a JSON number has lost the last of them by then. */
const instantNs = z.coerce
  .number()
  .refine((value) => value >= 0 && value < 8.64e21)
  .transform((value) => Math.floor(value / 1e6));

/** parseAccountMode reads `account/mode`: whether spot, margin and futures are one account. A third kind is a failure. */
export function parseAccountMode(raw: unknown): { isUnified: boolean } {
  const schema = z.looseObject({ selfAccountMode: z.enum(["CLASSIC", "UNIFIED"]) });
  return { isUnified: parseData(schema, raw, "account/mode").selfAccountMode === "UNIFIED" };
}

const walletSchema = z.looseObject({
  accounts: z.array(
    z.looseObject({
      currencies: z.array(
        z.looseObject({
          currency: assetCode,
          balance: decimalText,
          available: decimalText,
          liability: blankable(decimalText),
        }),
      ),
    }),
  ),
});

/**
 * parseUnifiedWallet reads `unified/account/balance`, and `account/balance` of a wallet beside it. The balance is without
 * unrealised profit, which positions carry; what was borrowed is in it and owed beside it.
 */
export function parseUnifiedWallet(raw: unknown, wallet: "unified" | "funding" | "margin"): Balance[] {
  return parseData(walletSchema, raw, "account/balance")
    .accounts.flatMap(({ currencies }) => currencies)
    .map(({ currency, balance, available, liability }) => {
      const held = balanceOfTotal({ wallet, asset: coinOf(currency) }, balance, available);
      return { ...held, borrowed: addDecimals(held.borrowed, (liability ?? "0").replace(/^-/, "")) };
    })
    .filter(isHeld);
}

const positionSchema = z.looseObject({
  symbol: z.string(),
  marginMode: z.string(),
  /** Contracts; below zero for a short. */
  size: amountValue,
  entryPrice: magnitudeValue,
  markPrice: magnitudeValue,
  leverage: blankable(magnitudeValue),
  unrealizedPnL: amountValue,
  initialMargin: blankable(amountValue),
  maintenanceMargin: blankable(amountValue),
});
type PositionRow = z.output<typeof positionSchema>;

/**
 * parseUnifiedPositions reads `unified/position/open-list`. Contracts become base units; inverse ones are dollars, with
 * margins and profit in the coin, and become quote at the mark price. No liquidation price is told. A position of an
 * instrument we do not know is a failure: leaving it out would hide risk.
 */
export function parseUnifiedPositions(raw: unknown, markets: Markets): Position[] {
  return parseData(z.array(positionSchema), raw, "unified/position/open-list")
    .filter(({ size }) => size !== "0")
    .map((row) => toPosition(row, markets.get(row.symbol)));
}

function toPosition(row: PositionRow, instrument: Instrument | undefined): Position {
  const { entryPrice, size } = row;
  if (instrument === undefined || entryPrice === "0")
    throw new SafeExchangeError("bad_response", "kucoin", "unified/position/open-list", { httpStatus: 200 });
  const markPrice = row.markPrice === "0" ? entryPrice : row.markPrice;
  const inQuote = (amount: DecimalString | null): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount ?? "0", markPrice) : (amount ?? "0");
  const isShort = size.startsWith("-");
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: isShort ? "short" : "long",
    quantity: contractQuantity(instrument, size.replace(/^-/, ""), entryPrice),
    entryPrice,
    markPrice,
    leverage: Number(row.leverage ?? "1") || 1,
    marginMode: row.marginMode === "ISOLATED" ? "isolated" : "cross",
    liquidationPrice: null,
    unrealizedPnl: inQuote(row.unrealizedPnL),
    initialMargin: inQuote(row.initialMargin),
    maintenanceMargin: inQuote(row.maintenanceMargin),
  };
}

const SIDES = { BUY: "buy", SELL: "sell" } as const;
const sides = z.enum(["BUY", "SELL"]).transform((side) => SIDES[side]);

const orderSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  orderType: z.string(),
  side: sides,
  size: blankable(magnitudeValue),
  filledSize: blankable(magnitudeValue),
  price: blankable(magnitudeValue),
  /** `UP`, `DOWN`; nothing where the order waits for no trigger. */
  triggerDirection: blankable(z.string()),
  triggerPrice: blankable(magnitudeValue),
});
const ordersSchema = z.looseObject({
  pageNumber: wholeNumber,
  totalPage: wholeNumber,
  items: z.array(orderSchema),
});

/** parseUnifiedOrders reads one page of `unified/order/open-list`. Orders on instruments we do not know are left out. */
export function parseUnifiedOrders(
  raw: unknown,
  markets: Markets,
  positions: readonly Position[],
): CursorPage<OpenOrder> {
  const { pageNumber, totalPage, items } = parseData(ordersSchema, raw, "unified/order/open-list");
  const page = { rows: items, cursor: pageNumber < totalPage ? String(pageNumber + 1) : null };
  return mapPage(page, (row): OpenOrder[] => {
    const instrument = markets.get(row.symbol);
    if (instrument === undefined) return [];
    const [price, stopPrice] = [positiveOrNull(row.price), positiveOrNull(row.triggerPrice)];
    const left = subtractDecimals(row.size ?? "0", row.filledSize ?? "0");
    const position = positions.find(({ symbol }) => symbol === instrument.symbol);
    const quantity = (): DecimalString => {
      if (instrument.kind === "spot") return left;
      // Without a size the order closes whatever the position is then.
      if (left === "0") return position?.quantity ?? "0";
      return contractQuantity(instrument, left, price ?? stopPrice ?? position?.markPrice ?? null);
    };
    const waitsFor = row.triggerDirection === "UP" ? "rises" : "falls";
    const plain = row.orderType === "LIMIT" ? "limit" : "other";
    return [
      {
        venueOrderId: row.orderId,
        symbol: instrument.symbol,
        side: row.side,
        kind: stopPrice === null ? plain : triggerKind(row.side, waitsFor),
        quantity: quantity(),
        price,
        stopPrice,
      },
    ];
  });
}

const fillSchema = z.looseObject({
  tradeId: idText,
  orderId: idText,
  side: sides,
  price: magnitudeValue,
  size: magnitudeValue,
  fee: blankable(amountValue),
  feeCurrency: blankable(assetCode),
  executionTime: instantNs,
});

/** parseUnifiedFills reads one page of `unified/order/execution` of one market. Contracts become base units. */
export function parseUnifiedFills(raw: unknown, instrument: Instrument): CursorPage<Trade> {
  return mapPage(parseAfterId(fillSchema, raw, "unified/order/execution"), (row): Trade[] => {
    if (row.price === "0") return [];
    return [
      {
        // A trade has one id on both sides: ours is told by the order.
        venueTradeId: `${row.tradeId}-${row.orderId}`,
        symbol: instrument.symbol,
        side: row.side,
        quantity: instrument.kind === "spot" ? row.size : contractQuantity(instrument, row.size, row.price),
        price: row.price,
        feeAmount: row.fee ?? "0",
        feeAsset: coinOf(row.feeCurrency ?? instrument.settle ?? instrument.quote),
        eventAt: row.executionTime,
      },
    ];
  });
}

const fundingSchema = z.looseObject({
  symbol: z.string(),
  fundingFee: amountValue,
  settleCurrency: assetCode,
  settlementTime: instantMs,
});

/** parseUnifiedFunding reads one page of `position/funding-history`: below zero is paid. Rows have no id: contract and time are one. */
export function parseUnifiedFunding(raw: unknown, markets: Markets): CursorPage<FundingPayment> {
  return mapPage(parseAfterId(fundingSchema, raw, "position/funding-history"), (row): FundingPayment[] => {
    const instrument = markets.get(row.symbol);
    if (instrument === undefined) return [];
    return [
      {
        venueFundingId: `${row.symbol}/${row.settlementTime}`,
        symbol: instrument.symbol,
        asset: coinOf(row.settleCurrency),
        amount: row.fundingFee,
        eventAt: row.settlementTime,
      },
    ];
  });
}

const ledgerSchema = z.looseObject({
  id: idText,
  currency: assetCode,
  businessType: z.string(),
  amount: magnitudeValue,
  ts: instantNs,
});
/** parseUnifiedTransfers reads one page of `account/ledger` of the unified wallet: moves to and from the wallets beside it. */
export function parseUnifiedTransfers(raw: unknown): CursorPage<CashFlow> {
  return mapPage(parseAfterId(ledgerSchema, raw, "account/ledger"), (row): CashFlow[] => {
    if (row.businessType !== "TRANSFER") return [];
    const { id, currency, amount, ts: eventAt } = row;
    return [{ venueFlowId: id, kind: "internal_transfer", asset: coinOf(currency), amount, eventAt }];
  });
}
