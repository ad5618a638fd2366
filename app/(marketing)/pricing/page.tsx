import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { TRIAL_DAYS, TRIAL_PLAN, PLANS } from "@/lib/billing/plans";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { PageSection } from "../_components/page-section";
import { TermList } from "../_components/term-list";
import { PlanTable } from "./_components/plan-table";

const { marketing, shell } = getMessages(DEFAULT_LOCALE);
const { pricing } = marketing;

export const metadata: Metadata = {
  title: pricing.metaTitle,
  description: pricing.metaDescription,
  openGraph: {
    title: `${pricing.metaTitle} \u00b7 ${shell.brand}`,
    description: pricing.metaDescription,
    siteName: shell.brand,
    type: "website",
  },
};

/** Pricing: the plans in one table, what no plan changes, how to start. */
export default function PricingPage() {
  return (
    <>
      <div className="py-8 lg:py-14">
        <h1 className="text-headline font-semibold tracking-[-0.02em] text-ink lg:text-display">{pricing.title}</h1>
        <p className="mt-3 max-w-[62ch] text-lead text-soft">{pricing.lead}</p>
        <PlanTable />
        <p className="mt-3 max-w-[80ch] text-dense text-muted">{pricing.oneSeat}</p>
        <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
          <ButtonLink href="/sign-up" variant="primary" className="h-10 px-4">
            {marketing.actions.signUp}
          </ButtonLink>
          <p className="text-body text-soft">{pricing.trial(PLANS[TRIAL_PLAN].name, TRIAL_DAYS)}</p>
        </div>
      </div>
      <PageSection id="same" title={pricing.everywhere}>
        <TermList items={pricing.same} />
      </PageSection>
      <PageSection id="start" title={pricing.startTitle}>
        <ul className="max-w-[72ch] text-body text-soft">
          {pricing.start(PLANS[TRIAL_PLAN].name).map((line) => (
            <li key={line} className="border-b border-line py-2 first:pt-0">
              {line}
            </li>
          ))}
        </ul>
      </PageSection>
    </>
  );
}
