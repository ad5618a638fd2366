import type { StripeAccount } from "../stripe-account";
import { declined } from "../test-cards";
import type { WireInvoiceLine, WirePrice, WireSubscription } from "../wire";
import { periodEndAfter } from "./billing-period";
import { amountDueCents, announceInvoice, buildInvoice, buildLine } from "./build-invoice";
import { chargeCard, paymentMethodOf } from "./charge";
import { collectInvoice } from "./collect-invoice";
import { describeLine, onlyItem, productName } from "./create-subscription";

export type ProrationBehavior = "create_prorations" | "always_invoice" | "none";
export type PaymentBehavior = "allow_incomplete" | "error_if_incomplete";

export interface PriceChange {
  price: WirePrice;
  quantity: number;
  proration: ProrationBehavior;
  payment: PaymentBehavior;
}

/**
 * changePrice moves a subscription to another price or quantity. Unused time is credited and the rest of the period
 * charged pro rata by the second; a change of interval starts a new period now. Invoiced at once when asked for or
 * when the interval changes, else with the next invoice. Throws a card_error and changes nothing when the charge
 * fails under `error_if_incomplete`. During a trial only the price changes.
 */
export function changePrice(
  account: StripeAccount,
  subscription: WireSubscription,
  change: PriceChange,
  atSeconds: number,
): void {
  const item = onlyItem(subscription);
  if (item.price.id === change.price.id && item.quantity === change.quantity) return;
  const previousItem = structuredClone(item);
  if (subscription.status === "trialing") {
    item.price = structuredClone(change.price);
    item.quantity = change.quantity;
    announceChange(account, subscription, previousItem, atSeconds);
    return;
  }
  const startsPeriod = item.price.recurring.interval !== change.price.recurring.interval;
  const fresh = prorationLines(account, subscription, change, startsPeriod, atSeconds);
  const invoiceNow = startsPeriod || change.proration === "always_invoice";
  const waiting = account.store.pendingLines.get(subscription.id) ?? [];
  const lines = [...waiting, ...fresh];
  const customer = account.customer(subscription.customer);
  const totalCents = lines.reduce((sum, line) => sum + line.amount, 0);
  const outcome =
    invoiceNow && change.payment === "error_if_incomplete"
      ? chargeCard(account, customer.id, paymentMethodOf(account, subscription), amountDueCents(customer, totalCents))
      : undefined;
  if (outcome !== undefined && outcome !== "paid") throw declined();

  item.price = structuredClone(change.price);
  item.quantity = change.quantity;
  if (startsPeriod) {
    subscription.billing_cycle_anchor = atSeconds;
    item.current_period_start = atSeconds;
    item.current_period_end = periodEndAfter(atSeconds, change.price.recurring.interval, atSeconds);
    if (subscription.cancel_at_period_end) subscription.cancel_at = item.current_period_end;
  }
  if (!invoiceNow) {
    account.store.pendingLines.set(subscription.id, lines);
    announceChange(account, subscription, previousItem, atSeconds);
    return;
  }
  account.store.pendingLines.delete(subscription.id);
  const invoice =
    lines.length === 0 ? null : buildInvoice(account, subscription, lines, "subscription_update", atSeconds);
  announceChange(account, subscription, previousItem, atSeconds);
  if (!invoice) return;
  announceInvoice(account, invoice, atSeconds);
  collectInvoice(account, subscription, invoice, atSeconds, outcome);
}

function announceChange(account: StripeAccount, subscription: WireSubscription, previous: object, at: number): void {
  account.emit("customer.subscription.updated", subscription, at, { items: { data: [previous] } });
}

/** Credit for the unused part of the old price, then the charge for the new one. */
function prorationLines(
  account: StripeAccount,
  subscription: WireSubscription,
  change: PriceChange,
  startsPeriod: boolean,
  atSeconds: number,
): WireInvoiceLine[] {
  const item = onlyItem(subscription);
  const { current_period_start: start, current_period_end: end } = item;
  const unused = Math.max(0, Math.min(1, (end - atSeconds) / (end - start)));
  const lines: WireInvoiceLine[] = [];
  if (change.proration !== "none") {
    const credit = buildLine({
      item,
      price: item.price,
      amountCents: -Math.round(item.price.unit_amount * item.quantity * unused),
      description: `Unused time on ${productName(account, item.price)}`,
      proration: true,
      period: { start: atSeconds, end },
    });
    lines.push(credit);
  }
  const replacement = { ...item, price: change.price, quantity: change.quantity };
  const full = change.price.unit_amount * change.quantity;
  if (startsPeriod) {
    const newEnd = periodEndAfter(atSeconds, change.price.recurring.interval, atSeconds);
    lines.push(
      buildLine({
        item: replacement,
        price: change.price,
        amountCents: full,
        description: describeLine(account, change.price),
        proration: false,
        period: { start: atSeconds, end: newEnd },
      }),
    );
  } else if (change.proration !== "none") {
    lines.push(
      buildLine({
        item: replacement,
        price: change.price,
        amountCents: Math.round(full * unused),
        description: `Remaining time on ${productName(account, change.price)}`,
        proration: true,
        period: { start: atSeconds, end },
      }),
    );
  }
  return lines;
}
