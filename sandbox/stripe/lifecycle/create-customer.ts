import type { StripeAccount } from "../stripe-account";
import { newStripeId } from "../stripe-ids";
import type { Metadata, WireCustomer } from "../wire";

export interface CustomerRequest {
  email: string | null;
  name: string | null;
  metadata: Metadata;
  description?: string | null;
}

/** createCustomer stores a customer and emits `customer.created`. */
export function createCustomer(account: StripeAccount, request: CustomerRequest, atSeconds: number): WireCustomer {
  const id = newStripeId("cus");
  const customer: WireCustomer = {
    id,
    object: "customer",
    address: null,
    balance: 0,
    created: atSeconds,
    currency: null,
    default_source: null,
    delinquent: false,
    description: request.description ?? null,
    email: request.email,
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: { ...request.metadata },
    name: request.name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  account.store.customers.set(id, customer);
  account.emit("customer.created", customer, atSeconds);
  return customer;
}
