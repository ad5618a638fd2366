import { coinOf } from "./coin-position";
import type { LedgerEvent, Posting } from "./ledger-event";
import { ZERO } from "./money";

/** baseOf splits the base off a USDT pair's id. */
export function baseOf(symbol: string): string {
  return symbol.slice(0, -"USDT".length);
}

/**
 * postingsOf says what an event does to the balances. Every change of a balance is one of these, so the sum of all
 * events' postings is the account.
 */
export function postingsOf(event: LedgerEvent): Posting[] {
  const { booked } = event;
  switch (event.kind) {
    case "deposit":
      return [{ place: "spot", asset: event.asset, amount: event.amount }];
    case "withdrawal":
      return [{ place: "spot", asset: event.asset, amount: event.amount.plus(event.fee).neg() }];
    case "transfer":
      return [
        { place: event.from, asset: event.asset, amount: event.amount.neg() },
        { place: event.to, asset: event.asset, amount: event.amount },
      ];
    case "trade": {
      const sign = event.side === "BUY" ? 1 : -1;
      return [
        { place: event.wallet, asset: baseOf(event.symbol), amount: event.quantity.times(sign) },
        { place: event.wallet, asset: "USDT", amount: (booked.quoteQuantity ?? ZERO).times(-sign) },
        { place: event.wallet, asset: booked.feeAsset ?? "USDT", amount: (booked.fee ?? ZERO).neg() },
      ];
    }
    case "futures-trade":
      return [{ place: "futures", asset: "USDT", amount: (booked.realizedPnl ?? ZERO).minus(booked.fee ?? ZERO) }];
    case "coin-trade": {
      const amount = (booked.realizedPnl ?? ZERO).minus(booked.fee ?? ZERO);
      return [{ place: "coin_futures", asset: coinOf(event.symbol), amount }];
    }
    case "coin-funding":
      return [{ place: "coin_futures", asset: coinOf(event.symbol), amount: event.amount }];
    case "convert":
      return [
        { place: "spot", asset: event.asset, amount: event.given.neg() },
        { place: "spot", asset: event.to, amount: event.received },
      ];
    case "dust":
      return [
        { place: "spot", asset: event.asset, amount: event.given.neg() },
        { place: "spot", asset: "BNB", amount: event.received.minus(event.fee) },
      ];
    case "distribution":
      return [{ place: "spot", asset: event.asset, amount: event.amount }];
    case "insurance-clear":
    case "funding-fee":
      return [{ place: "futures", asset: "USDT", amount: event.amount }];
    case "borrow":
    case "repay": {
      const amount = event.kind === "borrow" ? event.amount : event.amount.neg();
      const isIsolated = event.wallet === "isolated";
      return [
        { place: isIsolated ? "isolated" : "margin", asset: event.asset, amount },
        { place: isIsolated ? "isolated-debt" : "debt", asset: event.asset, amount },
      ];
    }
    case "margin-interest":
      return [{ place: "interest", asset: event.asset, amount: event.amount }];
    case "earn-subscribe":
    case "earn-redeem": {
      const place = event.product === "flexible" ? "earn" : "locked";
      const amount = event.kind === "earn-subscribe" ? event.amount : event.amount.neg();
      return [
        { place: "spot", asset: event.asset, amount: amount.neg() },
        { place, asset: event.asset, amount },
      ];
    }
    case "earn-reward":
      // Flexible rewards grow the position; locked ones are paid out to spot.
      return [{ place: event.product === "flexible" ? "earn" : "spot", asset: event.asset, amount: event.amount }];
  }
}
