import type { StripeAccount } from "../stripe-account";
import type { WireInvoice, WireSubscription } from "../wire";
import { collectInvoice, openInvoicesOf } from "./collect-invoice";
import { onlyItem } from "./create-subscription";
import { renewSubscription } from "./renew-subscription";

const TRIAL_NOTICE_SECONDS = 3 * 86_400;
const INCOMPLETE_EXPIRY_SECONDS = 23 * 3_600;

interface DueStep {
  atSeconds: number;
  run: () => void;
}

/**
 * settleDue does everything that has fallen due on Stripe's clock — renewals, trial ends and their notice, charge
 * retries, expiries — each at its own moment and in order of time, so that a jump of a year looks like a year.
 */
export function settleDue(account: StripeAccount): void {
  for (;;) {
    const step = earliest(account);
    if (!step) return;
    step.run();
  }
}

function earliest(account: StripeAccount): DueStep | null {
  let first: DueStep | null = null;
  const consider = (step: DueStep | null, nowSeconds: number): void => {
    if (step && step.atSeconds <= nowSeconds && (!first || step.atSeconds < first.atSeconds)) first = step;
  };
  for (const subscription of account.store.subscriptions.values()) {
    const nowSeconds = account.nowSeconds(subscription.customer);
    for (const step of stepsOf(account, subscription)) consider(step, nowSeconds);
  }
  for (const session of account.store.checkoutSessions.values()) {
    if (session.status !== "open") continue;
    const run = (): void => {
      session.status = "expired";
      session.url = null;
      account.emit("checkout.session.expired", session, session.expires_at);
    };
    consider({ atSeconds: session.expires_at, run }, account.nowSeconds(session.customer ?? undefined));
  }
  return first;
}

function stepsOf(account: StripeAccount, subscription: WireSubscription): DueStep[] {
  const item = onlyItem(subscription);
  switch (subscription.status) {
    case "trialing":
      return [trialNotice(account, subscription), renewal(account, subscription, item.current_period_end)].flat();
    case "active":
      return [renewal(account, subscription, item.current_period_end)];
    case "past_due":
      return openInvoicesOf(account, subscription.id).flatMap((invoice) => retry(account, subscription, invoice));
    case "incomplete":
      return [expiry(account, subscription)];
    case "incomplete_expired":
    case "canceled":
      return [];
  }
}

function renewal(account: StripeAccount, subscription: WireSubscription, atSeconds: number): DueStep {
  return { atSeconds, run: () => renewSubscription(account, subscription, atSeconds) };
}

function retry(account: StripeAccount, subscription: WireSubscription, invoice: WireInvoice): DueStep[] {
  const atSeconds = invoice.next_payment_attempt;
  if (atSeconds === null) return [];
  return [{ atSeconds, run: () => void collectInvoice(account, subscription, invoice, atSeconds) }];
}

function trialNotice(account: StripeAccount, subscription: WireSubscription): DueStep[] {
  if (subscription.trial_end === null || account.store.trialNotices.has(subscription.id)) return [];
  // A trial shorter than the notice is announced when it starts, as Stripe does.
  const atSeconds = Math.max(subscription.trial_end - TRIAL_NOTICE_SECONDS, subscription.start_date);
  const run = (): void => {
    account.store.trialNotices.set(subscription.id, true);
    account.emit("customer.subscription.trial_will_end", subscription, atSeconds);
  };
  return [{ atSeconds, run }];
}

function expiry(account: StripeAccount, subscription: WireSubscription): DueStep {
  const atSeconds = subscription.created + INCOMPLETE_EXPIRY_SECONDS;
  const run = (): void => {
    subscription.status = "incomplete_expired";
    subscription.ended_at = atSeconds;
    account.emit("customer.subscription.updated", subscription, atSeconds, { status: "incomplete" });
  };
  return { atSeconds, run };
}
