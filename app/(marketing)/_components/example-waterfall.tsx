"use client";

import type { TradeSize } from "@/lib/domain/risk-assessment";
import { USD } from "@/lib/format/money";
import { tradeSummary } from "@/lib/format/trade-summary";
import { useMessages } from "@/components/i18n/use-messages";
import { Waterfall } from "@/components/risk/waterfall";
import { NowContext } from "@/components/time/now-context";

interface ExampleWaterfallProps {
  size: TradeSize;
  /** The example's instant: its clock stands still, so its inputs do not age. */
  asOf: number;
}

/** ExampleWaterfall is the app's own waterfall, its strongest step open. */
export function ExampleWaterfall({ size, asOf }: ExampleWaterfallProps) {
  const messages = useMessages();
  return (
    <NowContext value={asOf}>
      <Waterfall
        steps={size.steps}
        measure="trade"
        final={{ fraction: size.actualRiskFraction, quantity: size.quantity }}
        counterfactuals={size.counterfactuals}
        accounting={USD}
        summary={tradeSummary(size, messages)}
        isOpen
      />
    </NowContext>
  );
}
