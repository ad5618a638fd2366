"use client";

import { useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  RECONCILIATION_PERIODS,
  type ReconciliationPeriod,
  type ReconciliationView,
} from "@/lib/domain/reconciliation-view";
import { reconciliationLead } from "@/lib/format/reconciliation-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { ErrorState } from "@/components/ui/error-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { Segmented } from "@/components/ui/segmented";
import { AccountChange } from "./account-change";

/** ReconciliationSection explains how the total came to be what it is: a line per account, opened where something is left. */
export function ReconciliationSection({ slug, initial }: { slug: string; initial: ReconciliationView }) {
  const messages = useScreenMessages();
  const words = messages.portfolio.reconciliation;
  const [period, setPeriod] = useState<ReconciliationPeriod>(initial.period);
  const { data: view, isError } = useQuery({
    queryKey: ["reconciliation", slug, period],
    queryFn: ({ signal }) =>
      apiRequest<ReconciliationView>(`/api/w/${slug}/reconciliation?period=${period}`, { signal }),
    ...(period === initial.period ? { initialData: initial } : {}),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-labelledby="reconciliation">
      <SectionHeading
        id="reconciliation"
        aside={
          <Segmented
            label={words.periodLabel}
            options={RECONCILIATION_PERIODS.map((value) => ({ value, label: words.period[value] }))}
            value={period}
            onChange={setPeriod}
          />
        }
      >
        {words.title}
      </SectionHeading>
      {isError ? <ErrorState title={words.failed} /> : null}
      {view === undefined ? null : (
        <>
          <p className="text-dense text-soft">{reconciliationLead(view, messages)}</p>
          <ul className="mt-2 border-t border-line">
            {view.accounts.map((account) => (
              <AccountChange
                // An account is opened or folded anew where its verdict changes.
                key={`${account.connectionId}-${account.state}`}
                slug={slug}
                account={account}
                accounting={view.accounting}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
