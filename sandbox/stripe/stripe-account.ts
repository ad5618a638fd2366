import type { StripeStore } from "./stripe-store";
import { resourceMissing } from "./stripe-error";
import { newStripeId } from "./stripe-ids";
import { STRIPE_API_VERSION } from "./wire";
import type { EventObject, EventType, WireCustomer, WireEvent, WireSubscription } from "./wire";

/** The API call that caused an event, repeated in the event's `request` as Stripe does. */
export interface RequestOrigin {
  id: string | null;
  idempotencyKey: string | null;
}

export interface StripeAccountDeps {
  store: StripeStore;
  /** Real time, epoch ms. */
  now: () => number;
  baseUrl: () => string;
  /** Called with each new event, in the order Stripe would create them. */
  onEvent: (event: WireEvent) => void;
}

/** Key of `clockOffsets` that moves every customer. */
const WHOLE_ACCOUNT = "*";

/**
 * StripeAccount is what every lifecycle step works on: the stored objects, Stripe's own clock (which tests move,
 * for one customer or for all, without touching real time) and the event log.
 */
export class StripeAccount {
  readonly store: StripeStore;
  readonly baseUrl: () => string;
  /** Set by the router for the length of one request. */
  origin: RequestOrigin = { id: null, idempotencyKey: null };
  private readonly now: () => number;
  private readonly onEvent: (event: WireEvent) => void;
  /** Customers whose next charge fails, and how many charges; key `*` is whoever pays next. */
  private readonly failingCharges = new Map<string, number>();

  constructor(deps: StripeAccountDeps) {
    this.store = deps.store;
    this.baseUrl = deps.baseUrl;
    this.now = deps.now;
    this.onEvent = deps.onEvent;
  }

  /** Stripe's time for a customer in whole epoch seconds: real time plus what the control API has moved it by. */
  nowSeconds(customerId?: string): number {
    const account = this.store.clockOffsets.get(WHOLE_ACCOUNT) ?? 0;
    const own = customerId === undefined ? 0 : (this.store.clockOffsets.get(customerId) ?? 0);
    return Math.floor(this.now() / 1_000) + account + own;
  }

  /** Moves the clock forward for one customer, or for the whole account when none is named. */
  advanceClock(seconds: number, customerId: string = WHOLE_ACCOUNT): void {
    this.store.clockOffsets.set(customerId, (this.store.clockOffsets.get(customerId) ?? 0) + seconds);
  }

  /** Makes the next `count` charges of a customer (or of anyone) fail as a declined card does. */
  failNextCharges(count: number, customerId: string = WHOLE_ACCOUNT): void {
    this.failingCharges.set(customerId, count);
  }

  /** Uses up one of the failures ordered for this customer; false when none is left. */
  takeChargeFailure(customerId: string): boolean {
    for (const key of [customerId, WHOLE_ACCOUNT]) {
      const left = this.failingCharges.get(key) ?? 0;
      if (left === 0) continue;
      this.failingCharges.set(key, left - 1);
      return true;
    }
    return false;
  }

  /** Appends an event holding a copy of `object` as it is now. `atSeconds` is Stripe's time of the change. */
  emit(
    type: EventType,
    object: EventObject,
    atSeconds: number,
    previousAttributes?: Record<string, unknown>,
  ): WireEvent {
    const event: WireEvent = {
      id: newStripeId("evt"),
      object: "event",
      api_version: STRIPE_API_VERSION,
      created: atSeconds,
      data: {
        object: structuredClone(object),
        ...(previousAttributes === undefined ? {} : { previous_attributes: structuredClone(previousAttributes) }),
      },
      livemode: false,
      pending_webhooks: 0,
      request: { id: this.origin.id, idempotency_key: this.origin.idempotencyKey },
      type,
    };
    this.store.events.set(event.id, event);
    this.onEvent(event);
    return event;
  }

  /** The stored customer; Stripe's resource_missing error when there is none or it was deleted. */
  customer(id: string, param = "customer"): WireCustomer {
    const customer = this.store.customers.get(id);
    if (!customer) throw resourceMissing("customer", id, param);
    return customer;
  }

  /** Refuses a list filter that names a customer who never existed; a deleted one may still be listed by. */
  requireKnownCustomer(id: string | undefined): void {
    if (id !== undefined && !this.store.deletedCustomers.has(id)) this.customer(id);
  }

  /** The stored subscription; Stripe's resource_missing error when there is none. */
  subscription(id: string, param = "id"): WireSubscription {
    const subscription = this.store.subscriptions.get(id);
    if (!subscription) throw resourceMissing("subscription", id, param);
    return subscription;
  }

  /** A customer's subscriptions, newest first. */
  subscriptionsOf(customerId: string): WireSubscription[] {
    return [...this.store.subscriptions.values()].filter((it) => it.customer === customerId).reverse();
  }
}
