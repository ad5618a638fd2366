import type { Decimal } from "./money";

/** Places money can be in. `earn` is flexible, `locked` fixed-term Simple Earn. */
export type Wallet = "spot" | "funding" | "margin" | "futures" | "earn" | "locked";
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
      readonly wallet: "spot" | "margin";
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
  | (Stamped & { readonly kind: "insurance-clear"; readonly amount: Decimal })
  | (Stamped & { readonly kind: "funding-fee"; readonly symbol: string; readonly amount: Decimal })
  | (Stamped & {
      readonly kind: "borrow" | "repay" | "margin-interest";
      readonly asset: string;
      readonly amount: Decimal;
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

/** A change of one coin in one place; `debt` and `interest` are what the margin account owes. */
export interface Posting {
  readonly place: Wallet | "debt" | "interest";
  readonly asset: string;
  readonly amount: Decimal;
}

/** eventsOf keeps the events of one kind. */
export function eventsOf<Kind extends Draft["kind"]>(events: readonly LedgerEvent[], kind: Kind): EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}
