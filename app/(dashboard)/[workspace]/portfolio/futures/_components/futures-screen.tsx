"use client";

import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { futuresText } from "@/lib/format/portfolio-risk-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { GapBanner } from "@/components/market/gap-banner";
import { ReportScreen } from "../../_components/report-screen";
import { usePortfolioReport } from "../../_components/use-portfolio-report";
import { FuturesTable } from "./futures-table";

/** FuturesScreen answers how far positions are from liquidation, in %, in ATR and in ordinary days. */
export function FuturesScreen({ slug, initial }: { slug: string; initial: PortfolioReportView }) {
  const messages = useScreenMessages();
  const view = usePortfolioReport(slug, initial);
  const futures = view.report?.futures ?? [];
  return (
    <ReportScreen
      slug={slug}
      view={view}
      text={futuresText(view, messages)}
      question={messages.portfolioRisk.futures.question}
    >
      <GapBanner slug={slug} gaps={view.contractGaps} />
      {futures.length === 0 ? null : (
        <FuturesTable futures={futures} contracts={view.contracts} accounting={view.accounting} />
      )}
    </ReportScreen>
  );
}
