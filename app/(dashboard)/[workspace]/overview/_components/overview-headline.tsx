"use client";

import type { OverviewView } from "@/lib/domain/views";
import { headlineText } from "@/lib/format/headline";
import { Headline } from "@/components/risk/headline";
import { SyncBar } from "@/components/connection/sync-bar";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { ButtonLink } from "@/components/ui/button-link";

interface OverviewHeadlineProps {
  view: OverviewView;
  slug: string;
  canWrite: boolean;
}

/** OverviewHeadline is the sentence, its age, the first sync's progress, and, without an account, how to begin. */
export function OverviewHeadline({ view, slug, canWrite }: OverviewHeadlineProps) {
  const messages = useMessages();
  const { overview } = messages;
  const { assessment, filling, policy } = view;
  const text = headlineText(
    {
      assessment,
      accounting: view.accounting,
      lossLimitFraction: policy.lossLimitFraction,
      missing: view.total.missing,
      heldSince: view.total.asOf,
      heldBack: view.heldBack,
    },
    messages,
  );
  const hasAccount = view.connections.length > 0;
  return (
    <div className="flex flex-col gap-5">
      <Headline
        text={text}
        question={overview.question}
        aside={
          view.asOf === null ? null : (
            <span className="figures text-caption text-muted">
              <span className="max-sm:sr-only">{overview.figures.assessed} </span>
              <AsOf at={view.asOf} />
            </span>
          )
        }
      />
      {filling === null ? null : (
        <div className="max-w-xl">
          <SyncBar sync={filling} />
        </div>
      )}
      {assessment === null && filling === null && canWrite ? (
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/${slug}/settings/connections`} variant={hasAccount ? "secondary" : "primary"}>
            {overview.noAccount.connect}
          </ButtonLink>
          <ButtonLink href={`/${slug}/portfolio?add=holding`}>{overview.noAccount.manual}</ButtonLink>
        </div>
      ) : null}
    </div>
  );
}
