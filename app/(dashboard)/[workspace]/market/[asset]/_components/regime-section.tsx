"use client";

import type { RegimeLabel, RegimeProbabilities, RegimeState } from "@/lib/domain/market-state";
import type { RegimeDay } from "@/lib/domain/market-views";
import { csv } from "@/lib/format/csv";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { regimeRuns } from "@/lib/format/regime-runs";
import { ChartFrame } from "@/components/charts/chart-frame";
import { RegimeStrip } from "@/components/charts/regime-strip";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { RegimeWord } from "@/components/risk/regime-word";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

const LABELS: readonly RegimeLabel[] = ["bull", "sideways", "bear"];

/** RegimeSection is the regime with both views behind it, and how it went day by day. */
export function RegimeSection({ regime, days }: { regime: RegimeState; days: readonly RegimeDay[] }) {
  const { market } = useScreenMessages();
  const words = market.asset.regime;
  const runs = regimeRuns(days);
  const kept = days.filter(({ isKept }) => isKept).length;
  return (
    <section aria-labelledby="regime" className="flex flex-col gap-6">
      <div>
        <SectionHeading id="regime">
          <Term name="regime">{words.title}</Term>
        </SectionHeading>
        <p className="-mt-1 mb-2 max-w-[76ch] text-dense text-soft">{words.note}</p>
        {regime.isWarmedUp ? <Views regime={regime} /> : <p className="text-dense text-soft">{words.stripEmpty}</p>}
        <p className="mt-2 max-w-[76ch] text-dense text-soft">{market.caution}</p>
      </div>
      {days.length === 0 ? null : (
        <ChartFrame
          title={words.strip}
          note={words.stripNote(kept, days.length)}
          csv={{ fileName: "regime", write: () => toCsv(days) }}
          chart={<RegimeStrip runs={runs} label={words.strip} />}
          table={<DayTable days={days} />}
        />
      )}
    </section>
  );
}

function Views({ regime }: { regime: RegimeState }) {
  const { market, riskWords } = useScreenMessages();
  const words = market.asset.regime;
  const blended = {
    bull: regime.probabilityBull,
    sideways: regime.probabilitySideways,
    bear: regime.probabilityBear,
  };
  const print = (probabilities: RegimeProbabilities | null, label: RegimeLabel) =>
    textOf(probabilities === null ? NOT_KNOWN : percent(probabilities[label], { decimals: 0 }));
  return (
    <div className="max-w-2xl">
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.title}</Th>
            <Th isFigure>{words.trend}</Th>
            <Th isFigure>{words.hiddenMarkov}</Th>
            <Th isFigure>{words.blended}</Th>
          </>
        }
      >
        {LABELS.map((label) => (
          <Tr key={label} className={label === regime.label ? "text-ink" : "text-soft"}>
            <Td>
              <span className={label === regime.label ? "font-medium" : ""}>
                <RegimeWord regime={label} />
              </span>
              <span className="sr-only">{label === regime.label ? riskWords.regime[label] : null}</span>
            </Td>
            <Td isFigure>{print(regime.trend, label)}</Td>
            <Td isFigure>{print(regime.hiddenMarkov, label)}</Td>
            <Td isFigure className={label === regime.label ? "font-medium" : ""}>
              {print(blended, label)}
            </Td>
          </Tr>
        ))}
        <Tr>
          <Td className="text-soft">{words.multiplier}</Td>
          <Td colSpan={2} />
          <Td isFigure>{textOf(ratio(regime.multiplier))}</Td>
        </Tr>
      </Table>
    </div>
  );
}

function DayTable({ days }: { days: readonly RegimeDay[] }) {
  const { market, time } = useScreenMessages();
  const words = market.asset.regime;
  const print = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  return (
    <Table
      caption={words.strip}
      head={
        <>
          <Th>{words.day}</Th>
          <Th>{words.title}</Th>
          {LABELS.map((label) => (
            <Th key={label} isFigure>
              <RegimeWord regime={label} />
            </Th>
          ))}
          <Th>{words.kept}</Th>
        </>
      }
    >
      {days.toReversed().map(({ at, label, probabilities, isKept }) => (
        <Tr key={at}>
          <Td className="figures whitespace-nowrap">{time.dayYear(at)}</Td>
          <Td>
            <RegimeWord regime={label} />
          </Td>
          {LABELS.map((each) => (
            <Td key={each} isFigure>
              {print(probabilities[each])}
            </Td>
          ))}
          <Td className="text-muted">{isKept ? words.yes : words.no}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function toCsv(days: readonly RegimeDay[]): string {
  return csv(
    ["day_close", "regime", "p_bull", "p_sideways", "p_bear", "is_kept"],
    days.map(({ at, label, probabilities, isKept }) => [
      new Date(at).toISOString(),
      label,
      probabilities.bull,
      probabilities.sideways,
      probabilities.bear,
      isKept ? "yes" : "no",
    ]),
  );
}
