"use client";

import { useState } from "react";
import { SyncBar } from "@/components/connection/sync-bar";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/num";
import type { OverviewView, SyncProgress } from "@/lib/domain/views";
import { moneyParts } from "@/lib/format/money-parts";
import { NOT_KNOWN } from "@/lib/format/number";
import { linkedIn } from "./linked-in";
import { useFirstTotal } from "./use-first-total";

interface FillingStepProps {
  slug: string;
  /** The account that was linked; null = whichever is there. */
  connectionId: string | null;
  /** Where briefs and warnings go. */
  email: string;
  onDone: () => void;
  onLinkAnother: () => void;
}

const BEFORE_FIRST_ANSWER: SyncProgress = { phase: "queued", done: 0, total: 0, detail: "" };

/** FillingStep shows the first reading as it happens, then asks whether the total is right. */
export function FillingStep({ slug, connectionId, ...reconcile }: FillingStepProps) {
  const { filling } = useAccountMessages().onboarding;
  const { view, isRead } = useFirstTotal(slug, connectionId);
  if (view !== null && isRead) return <Reconcile view={view} {...reconcile} />;
  const sync = view === null ? null : linkedIn(view, connectionId)?.sync;
  return (
    <div role="status">
      <h1 className="text-headline font-medium text-balance">{filling.title}</h1>
      <p className="mt-2 mb-6 text-body text-soft">{filling.lead}</p>
      <SyncBar sync={sync ?? BEFORE_FIRST_ANSWER} />
    </div>
  );
}

type ReconcileProps = Pick<FillingStepProps, "email" | "onDone" | "onLinkAnother"> & { view: OverviewView };

function Reconcile({ view, email, onDone, onLinkAnother }: ReconcileProps) {
  const { onboarding, wallets } = useAccountMessages();
  const words = onboarding.reconcile;
  const [isMissing, setIsMissing] = useState(false);
  const { total, accounting } = view;
  const { parts, sum } = moneyParts(
    total.byWallet.map(({ valueUsd }) => Number(valueUsd)),
    accounting,
  );
  return (
    <>
      <h1 className="text-headline font-medium text-balance">{words.title}</h1>
      <p className="mt-2 mb-6 text-body text-soft">{words.lead}</p>
      <dl className="border-t border-line-strong text-body">
        {total.byWallet.map(({ wallet }, index) => (
          <div key={wallet} className="flex items-baseline justify-between gap-4 border-b border-line py-2">
            <dt className="text-soft">{wallets[wallet] ?? wallet}</dt>
            <dd>
              <Num value={parts[index] ?? NOT_KNOWN} />
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 py-2 font-medium">
          <dt>{words.total}</dt>
          <dd className="text-lead">
            <Num value={sum} />
          </dd>
        </div>
      </dl>
      {total.unpriced.length === 0 ? null : (
        <p className="mt-2 text-dense text-muted">
          {words.unpriced(total.unpriced.map(({ asset }) => asset).join(", "))}
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        <Button variant="primary" onClick={onDone}>
          {words.yes}
        </Button>
        <Button onClick={() => setIsMissing(true)} aria-expanded={isMissing}>
          {words.no}
        </Button>
      </div>
      <p className="mt-4 text-caption text-muted">{words.brief(email)}</p>
      {isMissing ? (
        <Banner
          className="mt-6"
          tone="info"
          role="status"
          title={words.noHint}
          action={
            <>
              <Button onClick={onLinkAnother}>{words.addKey}</Button>
              <Button onClick={onDone}>{words.addHolding}</Button>
            </>
          }
        />
      ) : null}
    </>
  );
}
