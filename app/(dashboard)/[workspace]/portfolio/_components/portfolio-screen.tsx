"use client";

import { useQuery } from "@tanstack/react-query";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import type { ReconciliationView } from "@/lib/domain/reconciliation-view";
import type { HoldingsView } from "@/lib/domain/views";
import { portfolioText } from "@/lib/format/portfolio-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Headline } from "@/components/risk/headline";
import { AsOf } from "@/components/ui/as-of";
import { ButtonLink } from "@/components/ui/button-link";
import { HoldingsTable } from "./holdings-table";
import { ManualSection } from "./manual-section";
import { PortfolioTabs } from "./portfolio-tabs";
import { PositionsTable } from "./positions-table";
import { ReconciliationSection } from "./reconciliation-section";
import { TotalSection } from "./total-section";
import { usePortfolioReport } from "./use-portfolio-report";

interface PortfolioScreenProps {
  slug: string;
  initial: HoldingsView;
  initialReport: PortfolioReportView;
  initialReconciliation: ReconciliationView;
  canWrite: boolean;
  /** Opens the form at once: someone followed "add a holding". */
  isAdding: boolean;
}

/** PortfolioScreen answers what is held and how it could hurt: a total that reconciles, then each asset over all places. */
export function PortfolioScreen(props: PortfolioScreenProps) {
  const { slug, initial, initialReport, initialReconciliation, canWrite, isAdding } = props;
  const messages = useScreenMessages();
  const { portfolio, overview } = messages;
  const { data: view } = useQuery({
    queryKey: ["holdings", slug],
    queryFn: ({ signal }) => apiRequest<HoldingsView>(`/api/w/${slug}/holdings`, { signal }),
    initialData: initial,
  });
  const { report } = usePortfolioReport(slug, initialReport);
  const isEmpty = view.holdings.length === 0 && view.positions.length === 0;
  return (
    <div className="flex flex-col gap-7">
      <Headline
        text={portfolioText(view, report, messages)}
        question={portfolio.question}
        aside={view.total.asOf === null ? null : <AsOf at={view.total.asOf} />}
      />
      <PortfolioTabs slug={slug} />
      {isEmpty ? (
        canWrite ? (
          <div>
            <ButtonLink href={`/${slug}/settings/connections`} variant="primary">
              {overview.noAccount.connect}
            </ButtonLink>
          </div>
        ) : null
      ) : (
        <>
          <TotalSection view={view} />
          <ReconciliationSection slug={slug} initial={initialReconciliation} />
          <HoldingsTable view={view} />
        </>
      )}
      {view.positions.length === 0 ? null : <PositionsTable positions={view.positions} accounting={view.accounting} />}
      <ManualSection slug={slug} view={view} canWrite={canWrite} isAdding={isAdding} />
    </div>
  );
}
