import type { Decimal } from "./money";

/**
 * Places money can be in. `earn` is flexible, `locked` fixed-term Simple Earn; `margin` is cross margin, `isolated` the one
 * pair of isolated margin an account may use here; `coin_futures` holds what backs coin-margined contracts.
 */
export type Wallet = "spot" | "funding" | "margin" | "isolated" | "futures" | "coin_futures" | "earn" | "locked";
export type Side = "BUY" | "SELL";

interface Stamped {
  readonly at: number;
}

/** What happens to an account, before the book gives it an id and works out what follows from it. */
export type Draft =
  | (Stamped & { readonly kind: "deposit"; readonly asset: string; readonly amount: Decimal })
  | (Stamped & { readonly kind: "withdrawal"; readonly asset: string; readonly amount: Decimal; readonly fee: Decimal })
  | (Stamped & {
      readonly kind: "transfer";
      readonly asset: string;
      readonly amount: Decimal;
      readonly from: Wallet;
      readonly to: Wallet;
    })
  | (Stamped & {
      readonly kind: "trade";
      readonly wallet: "spot" | "margin" | "isolated";
      readonly symbol: string;
      readonly side: Side;
      readonly price: Decimal;
      readonly quantity: Decimal;
      readonly orderId?: number;
      readonly isMaker?: boolean;
    })
  | (Stamped & {
      readonly kind: "futures-trade";
      readonly symbol: string;
      readonly side: Side;
      readonly price: Decimal;
      readonly quantity: Decimal;
      readonly orderId?: number;
    })
  | (Stamped & {
      readonly kind: "coin-trade";
      /** As in `BTCUSD_PERP`. */
      readonly symbol: string;
      readonly side: Side;
      readonly price: Decimal;
      readonly contracts: Decimal;
      readonly orderId?: number;
    })
  /** In the coin of the contract. */
  | (Stamped & { readonly kind: "coin-funding"; readonly symbol: string; readonly amount: Decimal })
  | (Stamped & {
      readonly kind: "convert";
      readonly asset: string;
      readonly given: Decimal;
      readonly to: string;
      readonly received: Decimal;
    })
  /** Swept into BNB; `received` is before the fee. */
  | (Stamped & {
      readonly kind: "dust";
      readonly asset: string;
      readonly given: Decimal;
      readonly received: Decimal;
      readonly fee: Decimal;
    })
  | (Stamped & {
      readonly kind: "distribution";
      readonly asset: string;
      readonly amount: Decimal;
      readonly reason: string;
    })
  | (Stamped & { readonly kind: "insurance-clear"; readonly amount: Decimal })
  | (Stamped & { readonly kind: "funding-fee"; readonly symbol: string; readonly amount: Decimal })
  | (Stamped & {
      readonly kind: "borrow" | "repay" | "margin-interest";
      readonly asset: string;
      readonly amount: Decimal;
      /** Cross margin unless told. Isolated loans bear no interest here. */
      readonly wallet?: "margin" | "isolated";
    })
  | (Stamped & {
      readonly kind: "earn-subscribe" | "earn-redeem";
      readonly product: "flexible" | "locked";
      readonly asset: string;
      readonly amount: Decimal;
      /** Locked only: length of the term. */
      readonly days?: number;
      /** Locked redemption only: the position that ends. */
      readonly positionId?: number;
    })
  | (Stamped & {
      readonly kind: "earn-reward";
      readonly product: "flexible" | "locked";
      readonly asset: string;
      readonly amount: Decimal;
    });

/** What the book adds to a draft. Fees are positive; `realizedPnl` is signed. */
interface Booked {
  readonly id: number;
  /** Stable text id where the exchange uses one (transaction hashes). */
  readonly hash: string;
  readonly orderId: number;
  readonly quoteQuantity?: Decimal;
  readonly fee?: Decimal;
  readonly feeAsset?: string;
  readonly realizedPnl?: Decimal;
}

export type LedgerEvent = Draft & { readonly booked: Booked };
export type EventOf<Kind extends Draft["kind"]> = LedgerEvent & { readonly kind: Kind };

/** A change of one coin in one place; `debt` and `interest` are what cross margin owes, `isolated-debt` isolated margin. */
export interface Posting {
  readonly place: Wallet | "debt" | "interest" | "isolated-debt";
  readonly asset: string;
  readonly amount: Decimal;
}

/** eventsOf keeps the events of one kind. */
export function eventsOf<Kind extends Draft["kind"]>(events: readonly LedgerEvent[], kind: Kind): EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}
