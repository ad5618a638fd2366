"use client";

import Link from "next/link";
import type { PlanView, ShellView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { useNow } from "@/components/time/use-now";
import { Hint } from "@/components/ui/hint";
import type { LiveState } from "./use-live-updates";

/** SandboxMark is quiet and permanent: these figures are not from a real exchange. */
export function SandboxMark({ label }: { label: string }) {
  const { shell } = useMessages();
  return (
    <Hint
      text={shell.sandboxHint}
      className="inline-flex min-h-6 max-w-full items-center gap-1.5 text-caption text-moderate-ink"
    >
      <svg aria-hidden viewBox="0 0 8 8" className="size-2 shrink-0">
        <rect x="0.5" y="0.5" width="7" height="7" fill="none" stroke="currentColor" strokeDasharray="2 1.2" />
      </svg>
      <span className="text-balance">{label}</span>
    </Hint>
  );
}

/** PlanMark is the plan, the days left of a trial, or a failed payment; it leads to the plan page. */
export function PlanMark({ plan, workspace }: Pick<ShellView, "plan" | "workspace">) {
  const { shell } = useMessages();
  const now = useNow();
  if (workspace.isDemo) return <span className="text-caption text-muted">{shell.demo}</span>;
  return (
    <Link
      href={`/${workspace.slug}/settings/plan`}
      className="inline-flex min-h-6 items-center text-caption text-muted hover:text-ink hover:underline"
    >
      <PlanWords plan={plan} now={now} />
    </Link>
  );
}

function PlanWords({ plan, now }: { plan: PlanView; now: number }) {
  const { shell, time } = useMessages();
  if (plan.status === "past_due") return <span className="text-severe-ink">{shell.pastDue}</span>;
  if (plan.status === "trialing" && plan.trialEndsAt !== null) {
    return <>{shell.trialLeft(time.length(Math.max(0, plan.trialEndsAt - now)))}</>;
  }
  return <>{shell.plan[plan.plan]}</>;
}

/** LiveMark says whether figures update by themselves right now. */
export function LiveMark({ state }: { state: LiveState }) {
  const { shell } = useMessages();
  const isLive = state === "live";
  return (
    <Hint
      text={isLive ? shell.liveHint : shell.offlineHint}
      className="inline-flex min-h-6 items-center gap-1.5 text-caption text-muted"
    >
      <svg aria-hidden viewBox="0 0 8 8" className="size-2 shrink-0">
        {isLive ? (
          <circle cx="4" cy="4" r="3" className="fill-accent" />
        ) : (
          <circle cx="4" cy="4" r="2.75" fill="none" className="stroke-high" strokeWidth="1.5" />
        )}
      </svg>
      {isLive ? shell.live : shell.offline}
    </Hint>
  );
}
