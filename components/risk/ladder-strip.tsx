"use client";

import { clsx } from "clsx";
import type { LadderStateName } from "@/lib/domain/ladder";
import type { LadderView, TradeSize } from "@/lib/domain/risk-assessment";
import { LADDER_STEPS } from "@/lib/format/ladder-steps";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent, percentTick } from "@/lib/format/percent";
import { tradeBudgetText } from "@/lib/format/trade-budget-text";
import { useMessages } from "@/components/i18n/use-messages";
import { ladderMarks } from "./ladder-marks";
import { Hint } from "@/components/ui/hint";
import { Term } from "@/components/ui/term";

interface LadderStripProps {
  ladder: LadderView;
  /** What the ladder's trades are worth today: none while the next trade has no size. */
  nextTrade: TradeSize | null;
  lossLimitFraction: number;
  accounting: Accounting;
}

const FILL = {
  NORMAL: "fill-low",
  CAUTION: "fill-moderate",
  DEFENSIVE: "fill-high",
  PRESERVATION: "fill-severe",
} as const;

/** LadderStrip shows the state, where on the way to the loss limit you stand, and how far the next states are. */
export function LadderStrip({ ladder, nextTrade, lossLimitFraction, accounting }: LadderStripProps) {
  const messages = useMessages();
  const { ladder: words, riskWords } = messages;
  const stateName = riskWords.ladder[ladder.state];
  const drawdown = textOf(percent(-ladder.drawdownFraction));
  return (
    <section aria-label={words.title} className="grid gap-x-8 gap-y-4 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
      <div>
        <p className="eyebrow">
          <Term name="ladder" />
          {ladder.isHighWaterMarkEstimated ? (
            <>
              {" \u00b7 "}
              <Hint text={words.estimatedHighHint} className="term">
                {words.estimatedHigh}
              </Hint>
            </>
          ) : null}
        </p>
        <p className="mt-1 flex items-baseline gap-2">
          <span className={clsx("text-title font-semibold", INK[ladder.state])}>{stateName}</span>
          <span className="figures text-dense text-soft">
            {words.multiplier(textOf(percent(ladder.exposureMultiplier, { decimals: 0 })))}
          </span>
        </p>
        <dl className="mt-2 flex gap-2 text-dense">
          <dt className="text-muted">{words.tradesLabel}</dt>
          <dd className="figures text-ink">{tradeBudgetText(ladder, nextTrade, messages)}</dd>
        </dl>
      </div>
      <div className="min-w-0">
        <LadderScale
          ladder={ladder}
          lossLimitFraction={lossLimitFraction}
          label={words.reads(stateName, drawdown, textOf(percent(lossLimitFraction, { decimals: 0 })))}
          you={ladder.drawdownFraction < 0.0005 ? words.atHigh : words.you(drawdown)}
        />
        <dl className="mt-3 grid gap-x-8 gap-y-1 text-dense sm:grid-cols-2">
          <Distance
            words={
              ladder.nextDown === null
                ? words.bottom
                : words.nextDown(
                    riskWords.ladder[ladder.nextDown.state],
                    textOf(percent(-ladder.nextDown.atDrawdownFraction)),
                  )
            }
            away={
              ladder.nextDown === null
                ? null
                : words.away(
                    textOf(percent(ladder.nextDown.distanceFraction)),
                    textOf(money(ladder.nextDown.distanceUsd, accounting)),
                  )
            }
          />
          <Distance
            words={
              ladder.nextUp === null
                ? words.top
                : words.nextUp(
                    riskWords.ladder[ladder.nextUp.state],
                    textOf(percent(-ladder.nextUp.atDrawdownFraction)),
                  )
            }
            away={
              ladder.nextUp === null
                ? null
                : words.away(
                    textOf(percent(ladder.nextUp.distanceFraction)),
                    textOf(money(ladder.nextUp.distanceUsd, accounting)),
                  )
            }
          />
        </dl>
      </div>
    </section>
  );
}

const INK: Record<LadderStateName, string> = {
  NORMAL: "text-low-ink",
  CAUTION: "text-moderate-ink",
  DEFENSIVE: "text-high-ink",
  PRESERVATION: "text-severe-ink",
  RECOVERY: "text-high-ink",
};

function Distance({ words, away }: { words: string; away: string | null }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-1.5">
      <dt className="figures text-soft">{words}</dt>
      <dd className="figures text-ink">{away}</dd>
    </div>
  );
}

interface LadderScaleProps {
  ladder: LadderView;
  lossLimitFraction: number;
  label: string;
  you: string;
}

// Positions are attributes in percent of the drawing's own width, so the scale needs neither script nor inline style.
function LadderScale({ ladder, lossLimitFraction, label, you }: LadderScaleProps) {
  const { riskWords } = useMessages();
  const { marks, endDrawdownFraction, position } = ladderMarks(ladder, lossLimitFraction);
  const anchor = position < 0.15 ? "start" : position > 0.85 ? "end" : "middle";
  return (
    <svg role="img" aria-label={label} className="figures block h-[68px] w-full overflow-visible">
      <text x={`${position * 100}%`} y="11" textAnchor={anchor} className="fill-ink text-caption font-medium">
        {you}
      </text>
      <svg x={`${position * 100}%`} y="16" width="10" height="8" overflow="visible">
        <path d="M-5 0H5L0 7z" className="fill-ink" />
      </svg>
      {LADDER_STEPS.map(({ state, fromUsed, toUsed }, index) => {
        const isCurrent =
          state === ladder.state || (ladder.state === "RECOVERY" && position >= fromUsed && position < toUsed);
        const x = `${fromUsed * 100}%`;
        return (
          <g key={state}>
            <rect
              x={x}
              width={`${(toUsed - fromUsed) * 100}%`}
              y="26"
              height="8"
              className={FILL[state]}
              opacity={isCurrent ? 1 : 0.28}
            />
            {fromUsed === 0 ? null : <line x1={x} x2={x} y1="24" y2="40" className="stroke-surface" strokeWidth="2" />}
            <text
              x={x}
              y="49"
              className={clsx("text-caption max-sm:hidden", isCurrent ? "fill-ink font-medium" : "fill-muted")}
            >
              {riskWords.ladder[state]}
            </text>
            <text x={x} y="64" className="fill-muted text-caption max-sm:-translate-y-3.5">
              {textOf(percentTick(-(marks[index]?.atDrawdownFraction ?? 0)))}
            </text>
          </g>
        );
      })}
      <text x="100%" y="64" textAnchor="end" className="fill-muted text-caption max-sm:-translate-y-3.5">
        {textOf(percentTick(-endDrawdownFraction))}
      </text>
    </svg>
  );
}
