"use client";

import { useState } from "react";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/num";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { OverviewView } from "@/lib/domain/views";
import { money } from "@/lib/format/money";
import { useFirstTotal } from "./use-first-total";

interface FillingStepProps {
  slug: string;
  onDone: () => void;
  onLinkAnother: () => void;
}

/** FillingStep shows the first reading as it happens, then asks whether the total is right. */
export function FillingStep({ slug, onDone, onLinkAnother }: FillingStepProps) {
  const { filling } = useAccountMessages().onboarding;
  const view = useFirstTotal(slug);
  const sync = view?.connections[0]?.sync ?? null;
  if (view !== null && view.total.asOf !== null)
    return <Reconcile view={view} onDone={onDone} onLinkAnother={onLinkAnother} />;
  return (
    <div role="status">
      <h1 className="text-headline font-medium text-balance">{filling.title}</h1>
      <p className="mt-2 mb-6 text-body text-soft">{filling.lead}</p>
      <ProgressBar done={sync?.done ?? 0} total={sync?.total ?? 0} label={filling.phase[sync?.phase ?? "queued"]} />
      {sync === null || sync.detail === "" ? null : <p className="mt-1 text-caption text-muted">{sync.detail}</p>}
    </div>
  );
}

function Reconcile({ view, onDone, onLinkAnother }: Omit<FillingStepProps, "slug"> & { view: OverviewView }) {
  const { onboarding } = useAccountMessages();
  const words = onboarding.reconcile;
  const [isMissing, setIsMissing] = useState(false);
  const { total, accounting } = view;
  return (
    <>
      <h1 className="text-headline font-medium text-balance">{words.title}</h1>
      <p className="mt-2 mb-6 text-body text-soft">{words.lead}</p>
      <dl className="border-t border-line-strong text-body">
        {total.byWallet.map(({ wallet, valueUsd }) => (
          <div key={wallet} className="flex items-baseline justify-between gap-4 border-b border-line py-2">
            <dt className="text-soft">{words.wallets[wallet] ?? wallet}</dt>
            <dd>
              <Num value={money(Number(valueUsd), accounting, { digits: "exact" })} />
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 py-2 font-medium">
          <dt>{words.total}</dt>
          <dd className="text-lead">
            <Num value={money(Number(total.totalUsd), accounting, { digits: "exact" })} />
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
