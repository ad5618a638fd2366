import Link from "next/link";
import { clsx } from "clsx";
import type { EvidencePolicy, EvidenceWeeks } from "@/lib/domain/evidence";
import { drawdownText, ratioText, shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import type { PublishedCase } from "@/lib/format/published-evidence-text";
import { GridLines } from "@/components/charts/grid-lines";
import { depthScale, pathData, spreadLabels } from "@/components/charts/path-scale";
import { POLICY_LINE } from "@/components/evidence/policy-look";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PageSection } from "./page-section";

/** h-56. */
const HEIGHT_PX = 224;
const LABEL_GAP_PX = 16;

const SHOWN = ["static", "sma200", "dynamic"] as const satisfies readonly EvidencePolicy[];

interface ComparisonSectionProps {
  study: PublishedCase;
  weeks: EvidenceWeeks;
}

/** ComparisonSection is Trader A against Trader B against the rule everybody knows, with the price beside the benefit. */
export function ComparisonSection({ study, weeks }: ComparisonSectionProps) {
  const { landing: words } = getMessages(DEFAULT_LOCALE).evidencePage;
  const { own, held, equal, rule, meanExposure } = study;
  const rows = [
    { name: words.traderA, policy: "static", row: held },
    { name: words.traderB, policy: "dynamic", row: own },
    { name: words.rule, hint: words.scaled, policy: "sma200", row: rule },
  ] as const;
  return (
    <PageSection
      id="comparison"
      title={words.title}
      lead={words.lead(study.title)}
      aside={
        <>
          <p className="figures mt-3 max-w-[60ch] border-t border-line pt-3 text-body text-soft">
            {words.fair(drawdownText(own), drawdownText(equal), drawdownText(rule))}
          </p>
          <p className="figures mt-3 max-w-[60ch] border-t border-line pt-3 text-body text-soft">
            {words.price(shareText(meanExposure, 0), shareText(own.cagr), shareText(held.cagr))}
          </p>
        </>
      }
    >
      <DrawdownFigure study={study} weeks={weeks} />
      <Table
        caption={words.title}
        className="mt-6"
        head={
          <>
            <Th>
              <span className="sr-only">{words.title}</span>
            </Th>
            <Th isFigure>{words.fell}</Th>
            <Th isFigure>{words.earned}</Th>
            <Th isFigure>{words.calmar}</Th>
          </>
        }
      >
        {rows.map(({ name, policy, row, ...rest }) => (
          <Tr key={policy}>
            <Td className="text-ink">
              <span className={POLICY_LINE[policy].fill}>{name}</span>
              {"hint" in rest ? <span className="block text-caption text-muted">{rest.hint}</span> : null}
            </Td>
            <Td isFigure>{shareText(-row.maxDrawdown)}</Td>
            <Td isFigure>{shareText(row.cagr)}</Td>
            <Td isFigure>{ratioText(row.calmar)}</Td>
          </Tr>
        ))}
      </Table>
      <p className="mt-4 text-body text-soft">
        {words.more}
        {": "}
        <Link href="/evidence" className="text-accent underline underline-offset-3">
          {words.link}
        </Link>
      </p>
    </PageSection>
  );
}

function DrawdownFigure({ study: { own, held, rule }, weeks }: ComparisonSectionProps) {
  const { evidencePage, time } = getMessages(DEFAULT_LOCALE);
  const words = evidencePage.landing;
  const scale = depthScale(SHOWN.flatMap((policy) => weeks.paths[policy].drawdown));
  const labels = spreadLabels(
    SHOWN.map((policy) => HEIGHT_PX * scale.heightOf(weeks.paths[policy].drawdown.at(-1) ?? 0)),
    LABEL_GAP_PX,
    HEIGHT_PX,
  );
  const names = { static: words.traderA, dynamic: words.traderB, sma200: words.rule } as const;
  const day = (value: string) => time.dayYear(Date.parse(value));
  return (
    <figure>
      <figcaption className="mb-3 text-dense font-medium text-ink">
        {words.chartTitle(day(own.from), day(own.to))}
      </figcaption>
      <div
        role="img"
        aria-label={words.chartLabel(drawdownText(held), drawdownText(own), drawdownText(rule))}
        className="figures flex gap-2"
      >
        <div className="relative h-56 w-10 shrink-0">
          {scale.ticks.map((tick) => (
            <span
              key={tick}
              style={{ top: `${100 * scale.heightOf(tick)}%` }}
              className="absolute right-0 -translate-y-1/2 text-caption text-muted"
            >
              {shareText(-tick, 0)}
            </span>
          ))}
        </div>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="block h-56 min-w-0 flex-1 overflow-visible">
          <GridLines ticks={scale.ticks} y={(tick) => 100 * scale.heightOf(tick)} />
          {SHOWN.map((policy) => (
            <path
              key={policy}
              d={pathData(weeks.paths[policy].drawdown, scale)}
              fill="none"
              className={POLICY_LINE[policy].stroke}
              strokeWidth={POLICY_LINE[policy].width}
              strokeDasharray={POLICY_LINE[policy].dash}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <div className="relative h-56 w-20 shrink-0">
          {SHOWN.map((policy, i) => (
            <span
              key={policy}
              style={{ top: labels[i] ?? 0 }}
              className={clsx("absolute -translate-y-1/2 whitespace-nowrap text-caption", POLICY_LINE[policy].fill)}
            >
              {names[policy]}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
