"use client";

import type { ReactNode } from "react";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { missingName, type HeadlineText } from "@/lib/format/headline";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Headline } from "@/components/risk/headline";
import { AsOf } from "@/components/ui/as-of";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { PortfolioTabs } from "./portfolio-tabs";

interface ReportScreenProps {
  slug: string;
  view: PortfolioReportView;
  text: HeadlineText;
  question: string;
  /** Rendered once there is a report. */
  children: ReactNode;
}

/** ReportScreen is the frame of the tabs that rest on the report: sentence, tabs, and what is missing from the figures. */
export function ReportScreen({ slug, view, text, question, children }: ReportScreenProps) {
  const messages = useScreenMessages();
  const { portfolio, overview } = messages;
  return (
    <div className="flex flex-col gap-7">
      <Headline
        text={text}
        question={question}
        aside={view.balancesAsOf === null ? null : <AsOf at={view.balancesAsOf} />}
      />
      <PortfolioTabs slug={slug} />
      {view.isComplete ? null : (
        <Banner
          tone="warning"
          title={portfolio.total.incomplete(view.missing.map((name) => missingName(name, messages)).join(", "))}
        />
      )}
      {view.report === null ? (
        <div>
          <ButtonLink href={`/${slug}/settings/connections`} variant="primary">
            {overview.noAccount.connect}
          </ButtonLink>
        </div>
      ) : (
        <div className="flex flex-col gap-9">{children}</div>
      )}
    </div>
  );
}
