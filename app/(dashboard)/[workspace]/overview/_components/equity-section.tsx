"use client";

import type { LadderView } from "@/lib/domain/risk-assessment";
import type { OverviewView } from "@/lib/domain/views";
import { EquityChart } from "@/components/charts/equity-chart";
import { useMessages } from "@/components/i18n/use-messages";

/** EquitySection is the line of equity with the ladder drawn into it. */
export function EquitySection({ view, ladder }: { view: OverviewView; ladder: LadderView }) {
  const { overview } = useMessages();
  return (
    <section aria-label={overview.chartTitle}>
      <EquityChart
        points={view.equity}
        ladder={ladder}
        lossLimitFraction={view.policy.lossLimitFraction}
        accounting={view.accounting}
      />
    </section>
  );
}
