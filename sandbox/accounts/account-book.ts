import { createHash } from "node:crypto";
import { coinOf, contractSizeOf, fillCoinPosition, type CoinPosition } from "./coin-position";
import { fillPosition, type FuturesPosition } from "./futures-position";
import type { Draft, LedgerEvent, Posting } from "./ledger-event";
import { toAmount, ZERO, type Decimal } from "./money";
import type { OpenOrder } from "./open-order";
import { baseOf, postingsOf } from "./postings";

/** An operation the exchange would refuse; `code` is Binance's. */
export class RefusedOperation extends Error {
  override readonly name = "RefusedOperation";
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const SPOT_FEE = 0.001;
const SPOT_FEE_IN_BNB = 0.00075;
const FUTURES_FEE = 0.0005;

/** How an account pays spot fees: from what it receives, or from its BNB at a discount. */
export interface BookOptions {
  /** Number of the account; keeps ids of different accounts apart. */
  readonly number: number;
  readonly paysFeesInBnb: boolean;
  /** USDT per BNB at an instant, for fees paid in BNB. */
  readonly bnbPriceAt: (at: number) => number | undefined;
}

/**
 * AccountBook is one account's ledger: events in the order of time, and the balances, debts, positions and orders that
 * follow from them. Balances change through `apply` only and never below zero.
 */
export class AccountBook {
  readonly events: LedgerEvent[] = [];
  readonly orders: OpenOrder[] = [];
  readonly #balances = new Map<string, Decimal>();
  readonly #positions = new Map<string, FuturesPosition>();
  readonly #coinPositions = new Map<string, CoinPosition>();
  readonly #options: BookOptions;
  #nextId: number;
  /** Resting orders count apart, so that trades get the same ids again after a restart. */
  #nextOrderId: number;

  constructor(options: BookOptions) {
    this.#options = options;
    this.#nextId = options.number * 10_000_000 + 1;
    this.#nextOrderId = options.number * 10_000_000 + 5_000_001;
  }

  /** Total of a coin in a place, what orders lock included. */
  balance(place: Posting["place"], asset: string): Decimal {
    return this.#balances.get(`${place}:${asset}`) ?? ZERO;
  }

  /** Coins with anything in a place, by name. */
  assetsIn(place: Posting["place"]): string[] {
    return [...this.#balances]
      .filter(([key, amount]) => key.startsWith(`${place}:`) && !amount.isZero())
      .map(([key]) => key.slice(place.length + 1))
      .sort();
  }

  /** What open spot orders hold back of a coin. */
  locked(asset: string): Decimal {
    return this.orders
      .filter((order) => order.venue === "spot")
      .reduce((sum, order) => {
        if (order.side === "SELL") return baseOf(order.symbol) === asset ? sum.plus(order.quantity) : sum;
        return asset === "USDT" ? sum.plus(toAmount(order.quantity.times(order.price ?? ZERO))) : sum;
      }, ZERO);
  }

  /** Open perpetual positions. */
  positions(): FuturesPosition[] {
    return [...this.#positions.values()].filter((position) => !position.amount.isZero());
  }

  /** Open positions in coin-margined contracts. */
  coinPositions(): CoinPosition[] {
    return [...this.#coinPositions.values()].filter((position) => !position.contracts.isZero());
  }

  /** Takes an order out of the book; undefined when it does not rest there. */
  removeOrder(orderId: number): OpenOrder | undefined {
    const index = this.orders.findIndex((order) => order.orderId === orderId);
    return index < 0 ? undefined : this.orders.splice(index, 1)[0];
  }

  /** Puts an order into the book and gives it an id. */
  placeOrder(order: Omit<OpenOrder, "orderId">): OpenOrder {
    const placed = { ...order, orderId: this.#nextOrderId++ };
    this.orders.push(placed);
    return placed;
  }

  /** Books a draft: gives it an id, fees and realised profit, and moves the balances. Refuses overdrafts (-2010). */
  apply(draft: Draft): LedgerEvent {
    const id = this.#nextId++;
    const hash = createHash("sha256").update(`${id}:${draft.kind}`).digest("hex");
    const fill = this.#fill(draft);
    const orderId = "orderId" in draft && draft.orderId !== undefined ? draft.orderId : this.#nextId++;
    const event: LedgerEvent = { ...draft, booked: { id, hash, orderId, ...fill.booked } };
    const changed = new Map<string, Decimal>();
    for (const { place, asset, amount } of postingsOf(event)) {
      const key = `${place}:${asset}`;
      changed.set(key, (changed.get(key) ?? this.balance(place, asset)).plus(amount));
    }
    for (const [key, balance] of changed) {
      const hasFallen = balance.lessThan(this.#balances.get(key) ?? ZERO);
      if (balance.isNegative() && hasFallen && !/^(coin_)?futures:/.test(key)) {
        throw new RefusedOperation(
          -2010,
          `Account has insufficient balance for requested action: ${draft.kind} of ${key}.`,
        );
      }
    }
    for (const [key, balance] of changed) this.#balances.set(key, balance);
    if (fill.position) this.#positions.set(fill.position.symbol, fill.position);
    if (fill.coinPosition) this.#coinPositions.set(fill.coinPosition.symbol, fill.coinPosition);
    this.events.push(event);
    return event;
  }

  #fill(draft: Draft): {
    booked: Partial<LedgerEvent["booked"]>;
    position?: FuturesPosition;
    coinPosition?: CoinPosition;
  } {
    if (draft.kind === "coin-trade") {
      const { position, realizedPnl } = fillCoinPosition(this.#coinPositions.get(draft.symbol), draft);
      const coins = toAmount(draft.contracts.times(contractSizeOf(draft.symbol)).div(draft.price));
      const fee = toAmount(coins.times(FUTURES_FEE));
      return { coinPosition: position, booked: { fee, feeAsset: coinOf(draft.symbol), realizedPnl } };
    }
    if (draft.kind === "futures-trade") {
      const quoteQuantity = toAmount(draft.price.times(draft.quantity));
      const { position, realizedPnl } = fillPosition(this.#positions.get(draft.symbol), draft);
      const fee = toAmount(quoteQuantity.times(FUTURES_FEE));
      return { position, booked: { quoteQuantity, fee, feeAsset: "USDT", realizedPnl } };
    }
    if (draft.kind !== "trade") return { booked: {} };
    const quoteQuantity = toAmount(draft.price.times(draft.quantity));
    const bnbPrice = this.#options.paysFeesInBnb ? this.#options.bnbPriceAt(draft.at) : undefined;
    if (bnbPrice !== undefined) {
      const inBnb = toAmount(quoteQuantity.times(SPOT_FEE_IN_BNB).div(bnbPrice));
      if (this.balance(draft.wallet, "BNB").greaterThanOrEqualTo(inBnb) && baseOf(draft.symbol) !== "BNB") {
        return { booked: { quoteQuantity, fee: inBnb, feeAsset: "BNB" } };
      }
    }
    const received = draft.side === "BUY" ? draft.quantity : quoteQuantity;
    const feeAsset = draft.side === "BUY" ? baseOf(draft.symbol) : "USDT";
    return { booked: { quoteQuantity, fee: toAmount(received.times(SPOT_FEE)), feeAsset } };
  }
}
