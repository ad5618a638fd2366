import { PRESETS, presetPolicy } from "@/lib/domain/risk-policy";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { LADDER_STEPS } from "@/lib/format/ladder-steps";
import { getMessages } from "@/lib/format/messages/get-messages";
import { textOf } from "@/lib/format/number";
import { percent, percentTick } from "@/lib/format/percent";
import { exposureCeiling } from "@/lib/risk/ladder/exposure-ceiling";
import { TRADE_BUDGET } from "@/lib/risk/ladder/ladder-rules";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { LadderChart } from "./ladder-chart";
import { ladderPath } from "./ladder-path";
import { PageSection } from "./page-section";

/** Presets whose loss limit differs; Monitor only has Balanced's. */
const SHOWN_PRESETS = PRESETS.filter((preset) => preset !== "monitor_only");

/** LadderSection is the drawdown ladder as an instrument: one path through it, and its steps in figures. */
export function LadderSection() {
  const { ladder } = getMessages(DEFAULT_LOCALE).marketing;
  return (
    <PageSection
      id="ladder"
      title={ladder.title}
      lead={ladder.lead}
      aside={
        <ul className="mt-3 max-w-[60ch] text-body text-soft">
          {ladder.rules.map((rule) => (
            <li key={rule} className="border-t border-line py-2">
              {rule}
            </li>
          ))}
        </ul>
      }
    >
      <LadderChart path={ladderPath()} />
      <p aria-hidden className="mt-8 text-dense font-medium text-ink">
        {ladder.tableTitle}
      </p>
      <LadderTable />
    </PageSection>
  );
}

function LadderTable() {
  const { marketing, riskWords, settings } = getMessages(DEFAULT_LOCALE);
  const { ladder } = marketing;
  const share = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  const begins = (used: number) =>
    SHOWN_PRESETS.map((preset) => (
      <Td key={preset} isFigure className="max-sm:pr-2">
        {used === 0 ? share(0) : textOf(percentTick(-used * presetPolicy(preset).lossLimitFraction))}
      </Td>
    ));
  return (
    <Table
      caption={ladder.tableTitle}
      className="mt-1"
      head={
        <>
          <Th>{ladder.state}</Th>
          {SHOWN_PRESETS.map((preset) => (
            <Th key={preset} isFigure className="max-sm:whitespace-normal">
              {ladder.begins(
                settings.risk.presets[preset].title,
                textOf(percentTick(presetPolicy(preset).lossLimitFraction)),
              )}
            </Th>
          ))}
          <Th isFigure>{ladder.carries}</Th>
          <Th isFigure className="max-sm:whitespace-normal">
            {ladder.trades}
          </Th>
        </>
      }
    >
      {LADDER_STEPS.map(({ state, fromUsed }) => (
        <Tr key={state}>
          <Td className="text-ink">{riskWords.ladder[state]}</Td>
          {begins(fromUsed)}
          <Td isFigure>{share(exposureCeiling(fromUsed))}</Td>
          <Td isFigure>{TRADE_BUDGET[state] === 0 ? ladder.reduceOnly : TRADE_BUDGET[state]}</Td>
        </Tr>
      ))}
      <Tr className="text-soft">
        <Td>{ladder.atLimit}</Td>
        {begins(1)}
        <Td isFigure>{share(exposureCeiling(1))}</Td>
        <Td isFigure>{ladder.reduceOnly}</Td>
      </Tr>
    </Table>
  );
}
