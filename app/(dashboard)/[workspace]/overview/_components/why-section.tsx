"use client";

import { useState } from "react";
import type { AssessmentView } from "@/lib/domain/views";
import type { Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { tradeSummary } from "@/lib/format/trade-summary";
import { useMessages } from "@/components/i18n/use-messages";
import { Waterfall } from "@/components/risk/waterfall";
import { SectionHeading } from "@/components/ui/section-heading";
import { Segmented } from "@/components/ui/segmented";

/** WhySection explains either of the two numbers by its waterfall. */
export function WhySection({ assessment, accounting }: { assessment: AssessmentView; accounting: Accounting }) {
  const messages = useMessages();
  const { overview } = messages;
  const [figure, setFigure] = useState<"hold" | "trade">("hold");
  const { book, nextTrade } = assessment;
  return (
    <section aria-labelledby="why">
      <SectionHeading
        id="why"
        aside={
          <Segmented
            label={overview.why.choose}
            value={figure}
            onChange={setFigure}
            options={[
              { value: "hold", label: overview.why.hold },
              { value: "trade", label: overview.why.trade },
            ]}
          />
        }
      >
        {overview.why.title}
      </SectionHeading>
      {figure === "hold" ? (
        <Waterfall
          key="hold"
          steps={book.steps}
          measure="hold"
          accounting={accounting}
          summary={overview.why.holdSummary(
            textOf(percent(book.steps[0]?.riskFractionAfter ?? 1, { decimals: 0 })),
            textOf(percent(book.targetFraction, { decimals: 0 })),
          )}
        />
      ) : nextTrade === null ? (
        <p className="text-body text-soft">{overview.why.noTrade}</p>
      ) : (
        <Waterfall
          key="trade"
          steps={nextTrade.steps}
          measure="trade"
          final={{ fraction: nextTrade.actualRiskFraction, quantity: nextTrade.quantity }}
          counterfactuals={nextTrade.counterfactuals}
          accounting={accounting}
          summary={tradeSummary(nextTrade, messages)}
        />
      )}
    </section>
  );
}
