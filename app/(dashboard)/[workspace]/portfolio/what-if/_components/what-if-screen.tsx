"use client";

import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { whatIfText } from "@/lib/format/portfolio-risk-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { useWhatIf } from "@/components/risk/use-what-if";
import { WhatIf } from "@/components/risk/what-if";
import { ReportScreen } from "../../_components/report-screen";
import { usePortfolioReport } from "../../_components/use-portfolio-report";

/** WhatIfScreen answers what a change would do: the sentence is the answer once there is one. */
export function WhatIfScreen({ slug, initial }: { slug: string; initial: PortfolioReportView }) {
  const messages = useScreenMessages();
  const view = usePortfolioReport(slug, initial);
  const ask = useWhatIf(slug);
  return (
    <ReportScreen
      slug={slug}
      view={view}
      text={whatIfText(ask.data?.result ?? null, view.accounting, messages)}
      question={messages.portfolioRisk.whatIf.question}
    >
      <WhatIf slug={slug} view={view} ask={ask} />
    </ReportScreen>
  );
}
