import type { IncomePayment, Position, Trade } from "@/lib/domain/account-snapshot";
import { fromNumber, toNumber } from "@/lib/domain/decimal";
import { settleOf } from "@/lib/domain/settle-of";

/** ContractTrade is what of a trade decides what it realises. */
export type ContractTrade = Pick<Trade, "venueTradeId" | "symbol" | "side" | "quantity" | "price" | "eventAt">;

/** What closing contracts booked, as payments, and the contracts of which that cannot be told. */
export interface RealizedProfit {
  payments: readonly IncomePayment[];
  gaps: readonly string[];
}

/** An open contract while its trades are followed. `size` is signed: base units, or dollars where it is inverse. */
interface Running {
  size: number;
  entryPrice: number;
}

/** A position this much smaller than what was open is closed: floats leave dust. */
const DUST = 1e-9;

/**
 * realizedProfit follows contracts from the positions of one reading through the trades since and books what each closing
 * trade realised at average entry, in the coin of settlement: (exit − entry) × units for linear contracts, dollars × (1 ÷
 * entry − 1 ÷ exit) for inverse ones. Where what the trades leave open is not what the later reading holds, or both sides
 * were open at once, trades are missing or ambiguous: such a contract is a gap and books nothing.
 *
 * @param trades of contracts, oldest first
 */
export function realizedProfit(
  before: readonly Position[],
  after: readonly Position[],
  trades: readonly ContractTrade[],
): RealizedProfit {
  const payments: IncomePayment[] = [];
  const gaps: string[] = [];
  for (const symbol of new Set([...before, ...trades].map((each) => each.symbol))) {
    const own = trades.filter((trade) => trade.symbol === symbol);
    const booked = follow(symbol, startOf(before, symbol), own);
    const isWhole = booked !== null && isSame(booked.running.size, startOf(after, symbol)?.size);
    if (isWhole) payments.push(...booked.payments);
    else gaps.push(symbol);
  }
  return { payments, gaps };
}

/** Null where both sides are open: a trade does not say which of them it closed. */
function startOf(positions: readonly Position[], symbol: string): Running | null {
  const own = positions.filter((position) => position.symbol === symbol);
  const [position] = own;
  if (own.length > 1) return null;
  if (position === undefined) return { size: 0, entryPrice: 0 };
  const entryPrice = toNumber(position.entryPrice);
  const units = toNumber(position.quantity) * (position.side === "long" ? 1 : -1);
  return { size: isInverse(symbol) ? units * entryPrice : units, entryPrice };
}

function follow(symbol: string, start: Running | null, trades: readonly ContractTrade[]) {
  if (start === null) return null;
  const asset = settleOf(symbol);
  const running = { ...start };
  const payments: IncomePayment[] = [];
  for (const { venueTradeId, side, quantity, price: text, eventAt } of trades) {
    const price = toNumber(text);
    const size = toNumber(quantity) * (isInverse(symbol) ? price : 1) * (side === "buy" ? 1 : -1);
    const closed = closedSize(running.size, size);
    if (closed !== 0) {
      const profit = isInverse(symbol)
        ? closed * (1 / running.entryPrice - 1 / price)
        : closed * (price - running.entryPrice);
      const amount = fromNumber(profit);
      payments.push({ venueIncomeId: `realized:${venueTradeId}`, kind: "realized_profit", asset, amount, eventAt });
    }
    enter(running, size + closed, price, isInverse(symbol));
    running.size -= closed;
    if (Math.abs(running.size) < DUST) running.size = 0;
  }
  return { running, payments };
}

/** How much of what is open a trade closes, with the sign of what was open. */
function closedSize(open: number, traded: number): number {
  if (open * traded >= 0) return 0;
  return Math.sign(open) * Math.min(Math.abs(open), Math.abs(traded));
}

/** Adds to the position at the average price: of units for linear contracts, of dollars for inverse ones. */
function enter(running: Running, size: number, price: number, inverse: boolean): void {
  if (Math.abs(size) < DUST) return;
  const open = running.size * size > 0 ? running.size : 0;
  const total = open + size;
  running.entryPrice =
    open === 0
      ? price
      : inverse
        ? total / (open / running.entryPrice + size / price)
        : (open * running.entryPrice + size * price) / total;
  running.size += size;
}

function isSame(left: number, right: number | undefined): boolean {
  if (right === undefined) return false;
  return Math.abs(left - right) <= 1e-6 * Math.max(1, Math.abs(left), Math.abs(right));
}

const isInverse = (symbol: string): boolean => symbol.startsWith(`${settleOf(symbol)}/`);
