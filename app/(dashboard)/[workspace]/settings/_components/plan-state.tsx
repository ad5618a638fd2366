"use client";

import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import type { PlanView } from "@/lib/domain/views";

/** PlanState says which plan runs, until when, and how much of it is used. */
export function PlanState({ plan }: { plan: PlanView }) {
  const { settings, time } = useAccountMessages();
  const words = settings.plan;
  const until = plan.currentPeriodEnd === null ? null : time.dayYear(plan.currentPeriodEnd);
  return (
    <section aria-label={words.current}>
      <p className="text-lead font-medium">{words.present(words.names[plan.plan])}</p>
      <p className="mt-1 text-dense text-soft">
        {plan.trialEndsAt === null ? null : words.trialRuns(time.dayYear(plan.trialEndsAt))}
        {until === null || plan.interval === null
          ? null
          : plan.cancelAtPeriodEnd
            ? words.ends(until)
            : words.renews(until)}
      </p>
      {plan.status === "past_due" ? <Banner className="mt-3" tone="warning" title={words.pastDue} /> : null}
      {plan.status === "incomplete" ? <Banner className="mt-3" tone="notice" title={words.incomplete} /> : null}
      <p className="figures mt-3 text-dense text-soft">
        {words.sizeUsed(plan.sizeATrade.usedToday, plan.sizeATrade.limitPerDay)}
        {" \u00b7 "}
        {words.accountsUsed(plan.connections.used, plan.connections.limit)}
      </p>
    </section>
  );
}
