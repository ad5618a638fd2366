"use client";

import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { ApiProblem } from "@/components/api/api-problem";
import { problemText } from "@/components/api/problem-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import type { AskWhatIf } from "./use-what-if";
import { WhatIfForm } from "./what-if-form";
import { WhatIfTable } from "./what-if-table";

interface WhatIfProps {
  slug: string;
  view: PortfolioReportView;
  ask: AskWhatIf;
}

/** WhatIf is a change to the book and what it would do: the form at the left, before and after at the right. */
export function WhatIf({ slug, view, ask }: WhatIfProps) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.whatIf;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-12">
      <div className="min-w-0 lg:col-span-5">
        <WhatIfForm
          view={view}
          usage={ask.data?.usage ?? view.usage}
          isBusy={ask.isPending}
          error={ask.error}
          onAsk={(changes) => ask.mutate(changes)}
        />
      </div>
      <div aria-live="polite" className="min-h-56 min-w-0 lg:col-span-7">
        <WhatIfProblem slug={slug} error={ask.error} />
        {ask.data === undefined ? (
          <p className="max-w-[60ch] text-body text-muted">{words.waiting}</p>
        ) : (
          <WhatIfTable result={ask.data.result} accounting={view.accounting} />
        )}
      </div>
    </div>
  );
}

function WhatIfProblem({ slug, error }: { slug: string; error: Error | null }) {
  const messages = useScreenMessages();
  const { whatIf: words } = messages.portfolioRisk;
  if (error === null) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  if (problem?.code !== "plan_limit")
    return <Banner tone="critical" role="alert" title={problemText(error, messages)} className="mb-4" />;
  const upgradeTo = problem.values?.["upgradeTo"];
  const plan = typeof upgradeTo === "string" ? (messages.size.refusal.plans[upgradeTo] ?? null) : null;
  return (
    <Banner
      tone="notice"
      role="alert"
      className="mb-4"
      title={words.refused(String(problem.values?.["limit"] ?? ""))}
      action={
        plan === null ? null : (
          <ButtonLink href={`/${slug}/settings/plan`} variant="primary" size="sm">
            {messages.size.refusal.action}
          </ButtonLink>
        )
      }
    >
      {words.refusedBody(plan)}
    </Banner>
  );
}
