"use client";

import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { stressText } from "@/lib/format/portfolio-risk-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { ReportScreen } from "../../_components/report-screen";
import { usePortfolioReport } from "../../_components/use-portfolio-report";
import { CrisisSection } from "./crisis-section";
import { ReplaySection } from "./replay-section";

/** StressScreen answers what past crises would do to today's book. */
export function StressScreen({ slug, initial }: { slug: string; initial: PortfolioReportView }) {
  const messages = useScreenMessages();
  const view = usePortfolioReport(slug, initial);
  const { report, accounting, caps } = view;
  const hasReplays = report !== null && report.lines.length > 0 && report.stress.length > 0;
  return (
    <ReportScreen
      slug={slug}
      view={view}
      text={stressText(view, caps.lossLimitFraction, messages)}
      question={messages.portfolioRisk.stress.question}
    >
      {hasReplays ? (
        <>
          <ReplaySection stress={report.stress} lossLimitFraction={caps.lossLimitFraction} accounting={accounting} />
          <CrisisSection
            slug={slug}
            stress={report.stress}
            isPreview={view.stressReplay === "preview"}
            accounting={accounting}
          />
        </>
      ) : null}
    </ReportScreen>
  );
}
