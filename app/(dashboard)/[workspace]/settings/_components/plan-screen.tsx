"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Segmented } from "@/components/ui/segmented";
import type { PlanView } from "@/lib/domain/views";
import { PlanOffers, type BillingInterval, type PlanOffer } from "./plan-offers";
import { PlanState } from "./plan-state";

interface PlanScreenProps {
  slug: string;
  initial: PlanView;
  offers: readonly PlanOffer[];
  canWrite: boolean;
  /** How the visitor came back from Stripe's payment page. */
  returned: "done" | "canceled" | null;
}

/** Until the webhook has arrived after a payment. */
const WAITING_POLL_MS = 1_500;

/** PlanScreen is the present plan and its use, the trial, and what else there is. */
export function PlanScreen({ slug, initial, offers, canWrite, returned }: PlanScreenProps) {
  const { settings } = useAccountMessages();
  const words = settings.plan;
  const { data: plan } = useQuery({
    queryKey: ["plan", slug],
    queryFn: ({ signal }) => apiRequest<PlanView>(`/api/w/${slug}/plan`, { signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (returned === "done" && state.data?.interval === null ? WAITING_POLL_MS : false),
  });
  const [interval, setBillingInterval] = useState<BillingInterval>("month");
  const go = useSubmit(async (path: "checkout" | "portal", body?: unknown) => {
    const { url } = await apiRequest<{ url: string }>(`/api/w/${slug}/plan/${path}`, {
      method: "POST",
      ...(body === undefined ? {} : { body }),
    });
    window.location.assign(url);
  });
  const trial = useSubmit(async () => {
    await apiRequest(`/api/w/${slug}/plan/trial`, { method: "POST" });
    window.location.reload();
  });
  const isPaying = plan.interval !== null;
  return (
    <div className="flex max-w-[64rem] flex-col gap-8">
      {returned === null ? null : <Returned how={returned} isActive={isPaying} />}
      {canWrite ? null : <Banner tone="info" title={settings.readOnly} />}
      <PlanState plan={plan} />
      <FormProblem error={go.error ?? trial.error} />
      {isPaying ? (
        <div>
          <Button variant="primary" disabled={!canWrite} isBusy={go.isBusy} onClick={() => void go.run("portal")}>
            {words.manage}
          </Button>
          <p className="mt-2 text-caption text-muted">{words.manageHint}</p>
        </div>
      ) : null}
      {plan.canStartTrial ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={!canWrite} isBusy={trial.isBusy} onClick={() => void trial.run()}>
            {words.trial}
          </Button>
          <p className="text-dense text-soft">{words.trialHint}</p>
        </div>
      ) : null}
      <section aria-labelledby="plans">
        <SectionHeading
          id="plans"
          aside={
            <Segmented
              label={words.interval}
              value={interval}
              onChange={setBillingInterval}
              options={[
                { value: "month", label: words.month },
                { value: "year", label: `${words.year}, ${words.yearSaves}` },
              ]}
            />
          }
        >
          {words.title}
        </SectionHeading>
        <PlanOffers
          offers={offers}
          interval={interval}
          // A trial is no plan one pays for: every plan can be chosen, Pro too.
          present={isPaying || plan.plan === "free" ? plan.plan : null}
          canChoose={canWrite && !isPaying}
          isBusy={go.isBusy}
          onChoose={(chosen) => void go.run("checkout", { plan: chosen, interval })}
        />
        <p className="mt-3 text-dense text-soft">{words.safety}</p>
      </section>
    </div>
  );
}

function Returned({ how, isActive }: { how: "done" | "canceled"; isActive: boolean }) {
  const words = useAccountMessages().settings.plan;
  if (how === "canceled")
    return (
      <Banner tone="info" title={words.canceled}>
        {words.canceledBody}
      </Banner>
    );
  return isActive ? (
    <Banner tone="ok" role="status" title={words.active} />
  ) : (
    <Banner tone="info" role="status" title={words.paid}>
      {words.paidBody}
    </Banner>
  );
}
