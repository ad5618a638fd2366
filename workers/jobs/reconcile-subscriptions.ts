import { reconcileSubscriptions as reconcile } from "@/lib/billing/reconcile-subscriptions";
import type { Handler } from "../handler";

/** Compares every plan with Stripe once a day, for the webhook that never came. */
export const reconcileSubscriptions: Handler<"reconcile-subscriptions"> = async (_data, { clock, log }) => {
  log.info({ ...(await reconcile({ clock })) }, "subscriptions reconciled");
};
