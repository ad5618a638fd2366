import type { StripeStore } from "./stripe-store";
import type { BillingInterval, WirePrice, WireProduct } from "./wire";

interface CatalogProduct {
  key: string;
  name: string;
  description: string;
  unitAmountCents: Record<BillingInterval, number>;
}

/** Ballast's products as an operator would have set them up in Stripe's dashboard. */
const CATALOG: readonly CatalogProduct[] = [
  {
    key: "holder",
    name: "Ballast Holder",
    description: "5 connections, full history, web push and Discord.",
    unitAmountCents: { month: 900, year: 9_000 },
  },
  {
    key: "pro",
    name: "Ballast Pro",
    description: "15 connections, unlimited sizing, signals, API and agent.",
    unitAmountCents: { month: 2_900, year: 29_000 },
  },
  {
    key: "team",
    name: "Ballast Team",
    description: "40 connections, 5 seats, roles, shared policies, audit log.",
    unitAmountCents: { month: 9_900, year: 99_000 },
  },
];

/** seedCatalog adds the products and prices that an account does not have yet; ids are fixed so links survive restarts. */
export function seedCatalog(store: StripeStore, createdSeconds: number): void {
  for (const entry of CATALOG) {
    const product = buildProduct(entry, createdSeconds);
    if (!store.products.has(product.id)) store.products.set(product.id, product);
    for (const interval of ["month", "year"] as const) {
      const price = buildPrice(entry, product.id, interval, createdSeconds);
      if (!store.prices.has(price.id)) store.prices.set(price.id, price);
    }
  }
}

/** The lookup keys the product asks for: `pro_monthly`, `pro_yearly`. */
function lookupKey(key: string, interval: BillingInterval): string {
  return `${key}_${interval === "month" ? "monthly" : "yearly"}`;
}

function buildProduct(entry: CatalogProduct, createdSeconds: number): WireProduct {
  return {
    id: `prod_sandbox_${entry.key}`,
    object: "product",
    active: true,
    created: createdSeconds,
    default_price: `price_sandbox_${lookupKey(entry.key, "month")}`,
    description: entry.description,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name: entry.name,
    type: "service",
    updated: createdSeconds,
    url: null,
  };
}

function buildPrice(entry: CatalogProduct, product: string, interval: BillingInterval, created: number): WirePrice {
  const unitAmount = entry.unitAmountCents[interval];
  return {
    id: `price_sandbox_${lookupKey(entry.key, interval)}`,
    object: "price",
    active: true,
    billing_scheme: "per_unit",
    created,
    currency: "usd",
    custom_unit_amount: null,
    livemode: false,
    lookup_key: lookupKey(entry.key, interval),
    metadata: { plan: entry.key },
    nickname: null,
    product,
    recurring: { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: "licensed" },
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "recurring",
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  };
}
