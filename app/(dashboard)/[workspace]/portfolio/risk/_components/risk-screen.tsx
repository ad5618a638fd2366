"use client";

import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { riskText } from "@/lib/format/portfolio-risk-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { ReportScreen } from "../../_components/report-screen";
import { usePortfolioReport } from "../../_components/use-portfolio-report";
import { ContributionsSection } from "./contributions-section";
import { InsightsSection } from "./insights-section";
import { RiskFigures } from "./risk-figures";
import { TailsSection } from "./tails-section";

/** RiskScreen answers what a bad day costs: the figures, by which method, from which asset, and how else to spread it. */
export function RiskScreen({ slug, initial }: { slug: string; initial: PortfolioReportView }) {
  const messages = useScreenMessages();
  const view = usePortfolioReport(slug, initial);
  const { report, accounting } = view;
  return (
    <ReportScreen
      slug={slug}
      view={view}
      text={riskText(view, messages)}
      question={messages.portfolioRisk.risk.question}
    >
      {report === null || report.lines.length === 0 ? null : (
        <>
          <RiskFigures report={report} accounting={accounting} />
          <ContributionsSection report={report} accounting={accounting} />
          <TailsSection report={report} accounting={accounting} />
          {report.insights.length === 0 ? null : <InsightsSection insights={report.insights} accounting={accounting} />}
        </>
      )}
    </ReportScreen>
  );
}
