"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { CorrelationWindow } from "@/lib/domain/portfolio-report";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { correlationText } from "@/lib/format/correlation-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Headline } from "@/components/risk/headline";
import { useWhatIf } from "@/components/risk/use-what-if";
import { WhatIf } from "@/components/risk/what-if";
import { AsOf } from "@/components/ui/as-of";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { CorrelationFigures } from "./correlation-figures";
import { HeatmapSection } from "./heatmap-section";
import { MoneyAgainstRisk } from "./money-against-risk";

interface CorrelationScreenProps {
  slug: string;
  initial: PortfolioReportView;
  initialWindow: CorrelationWindow;
}

/** CorrelationScreen answers which positions are the same bet: the sentence, money against risk, then every pair. */
export function CorrelationScreen({ slug, initial, initialWindow }: CorrelationScreenProps) {
  const messages = useScreenMessages();
  const { correlation: words, overview, portfolioRisk } = messages;
  const [window, setWindow] = useState(initialWindow);
  const { data: view } = useQuery({
    queryKey: ["portfolio-report", slug],
    queryFn: ({ signal }) => apiRequest<PortfolioReportView>(`/api/w/${slug}/portfolio-report`, { signal }),
    initialData: initial,
  });
  const ask = useWhatIf(slug);
  const chooseWindow = (next: CorrelationWindow) => {
    setWindow(next);
    globalThis.history.replaceState(null, "", `?window=${next}`);
  };
  const { report } = view;
  return (
    <div className="flex flex-col gap-9">
      <Headline
        text={correlationText(view, messages)}
        question={words.question}
        aside={view.balancesAsOf === null ? null : <AsOf at={view.balancesAsOf} />}
      />
      {report === null ? (
        <div>
          <ButtonLink href={`/${slug}/settings/connections`} variant="primary">
            {overview.noAccount.connect}
          </ButtonLink>
        </div>
      ) : (
        <>
          {report.lines.length < 2 ? (
            <EmptyState title={words.heatmap.none}>{words.heatmap.noneBody}</EmptyState>
          ) : (
            <>
              <CorrelationFigures report={report} together={view.together} />
              <MoneyAgainstRisk slug={slug} view={view} report={report} />
              <HeatmapSection slug={slug} report={report} window={window} onWindow={chooseWindow} />
            </>
          )}
          <section aria-labelledby="what-if">
            <SectionHeading id="what-if">{portfolioRisk.whatIf.onCorrelation}</SectionHeading>
            <WhatIf slug={slug} view={view} ask={ask} />
          </section>
        </>
      )}
    </div>
  );
}
