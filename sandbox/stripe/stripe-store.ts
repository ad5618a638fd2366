import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type {
  Metadata,
  MissingPaymentMethod,
  WireCheckoutSession,
  WireCustomer,
  WireEvent,
  WireInvoice,
  WireInvoiceLine,
  WirePaymentMethod,
  WirePortalSession,
  WirePrice,
  WireProduct,
  WireSubscription,
} from "./wire";

export interface LineItemRequest {
  priceId: string;
  quantity: number;
}

/** What a checkout session will create once it is paid; Stripe keeps this beside the object it shows. */
export interface CheckoutPlan {
  items: LineItemRequest[];
  trialEnd: number | null;
  trialPeriodDays: number | null;
  subscriptionMetadata: Metadata;
  subscriptionDescription: string | null;
  missingPaymentMethod: MissingPaymentMethod;
}

/** Everything the sandbox's Stripe account knows. Maps keep insertion order, which is creation order. */
export interface StripeStore {
  products: Map<string, WireProduct>;
  prices: Map<string, WirePrice>;
  customers: Map<string, WireCustomer>;
  deletedCustomers: Map<string, true>;
  paymentMethods: Map<string, WirePaymentMethod>;
  subscriptions: Map<string, WireSubscription>;
  invoices: Map<string, WireInvoice>;
  checkoutSessions: Map<string, WireCheckoutSession>;
  checkoutPlans: Map<string, CheckoutPlan>;
  portalSessions: Map<string, WirePortalSession>;
  events: Map<string, WireEvent>;
  /** Proration lines waiting for a subscription's next invoice, by subscription id. */
  pendingLines: Map<string, WireInvoiceLine[]>;
  /** Subscriptions already told that their trial ends in three days. */
  trialNotices: Map<string, true>;
  /** Seconds by which each customer's clock runs ahead of real time; key `*` is the whole account's. */
  clockOffsets: Map<string, number>;
}

/** Stripe lists events for 30 days; the sandbox keeps the newest of them so that its file stays small. */
const KEPT_EVENTS = 2_000;

/** newStripeStore returns an empty account. */
export function newStripeStore(): StripeStore {
  return {
    products: new Map(),
    prices: new Map(),
    customers: new Map(),
    deletedCustomers: new Map(),
    paymentMethods: new Map(),
    subscriptions: new Map(),
    invoices: new Map(),
    checkoutSessions: new Map(),
    checkoutPlans: new Map(),
    portalSessions: new Map(),
    events: new Map(),
    pendingLines: new Map(),
    trialNotices: new Map(),
    clockOffsets: new Map(),
  };
}

/** saveStripeStore writes the account to `file` atomically, so a restarted sandbox still knows its customers. */
export function saveStripeStore(store: StripeStore, file: string): void {
  for (const id of [...store.events.keys()].slice(0, -KEPT_EVENTS)) store.events.delete(id);
  mkdirSync(dirname(file), { recursive: true });
  const plain = Object.fromEntries(Object.entries(store).map(([name, map]) => [name, [...map.entries()]]));
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(plain), { mode: 0o600 });
  renameSync(temporary, file);
}

/** loadStripeStore reads what `saveStripeStore` wrote; an absent file is an empty account, a damaged one is an error. */
export function loadStripeStore(file: string): StripeStore {
  const store = newStripeStore();
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return store;
    throw error;
  }
  const plain: unknown = JSON.parse(text);
  if (typeof plain !== "object" || plain === null)
    throw new Error(`${file} is not a sandbox Stripe account; delete it.`);
  for (const [name, map] of Object.entries(store) as [string, Map<string, unknown>][]) {
    const entries: unknown = Reflect.get(plain, name);
    if (!Array.isArray(entries)) continue;
    for (const [key, value] of entries as [string, unknown][]) map.set(key, value);
  }
  return store;
}
