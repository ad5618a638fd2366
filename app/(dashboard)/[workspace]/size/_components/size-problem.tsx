"use client";

import { ApiProblem } from "@/components/api/api-problem";
import { problemText } from "@/components/api/problem-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";

/** SizeProblem is why a trade was not sized. The plan's limit says what lifts it, and what is never limited. */
export function SizeProblem({ slug, error }: { slug: string; error: Error | null }) {
  const messages = useScreenMessages();
  const { refusal } = messages.size;
  if (error === null) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  if (problem?.code !== "plan_limit") {
    return <Banner tone="critical" role="alert" title={problemText(error, messages)} className="mb-5" />;
  }
  const upgradeTo = problem.values?.["upgradeTo"];
  const plan = typeof upgradeTo === "string" ? (refusal.plans[upgradeTo] ?? null) : null;
  return (
    <Banner
      tone="notice"
      role="alert"
      className="mb-5"
      title={refusal.title(String(problem.values?.["limit"] ?? ""))}
      action={
        plan === null ? null : (
          <ButtonLink href={`/${slug}/settings/plan`} variant="primary" size="sm">
            {refusal.action}
          </ButtonLink>
        )
      }
    >
      {refusal.body(plan)}
    </Banner>
  );
}
