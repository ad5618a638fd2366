"use client";

import { useState } from "react";
import type { StressResult } from "@/lib/domain/portfolio-report";
import { csv } from "@/lib/format/csv";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { byLoss, crisisTitle } from "@/lib/format/portfolio-risk-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { Hint } from "@/components/ui/hint";
import { PlanTeaser } from "@/components/ui/plan-teaser";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

interface CrisisSectionProps {
  slug: string;
  stress: readonly StressResult[];
  isPreview: boolean;
  accounting: Accounting;
}

/** CrisisSection takes one replay apart by asset; in a preview that is the worst one. */
export function CrisisSection({ slug, stress, isPreview, accounting }: CrisisSectionProps) {
  const messages = useScreenMessages();
  const words = messages.portfolioRisk.stress;
  const open = byLoss(stress).filter(({ byAsset }) => byAsset.length > 0);
  const [chosen, setChosen] = useState(open[0]?.id ?? "");
  const crisis = open.find(({ id }) => id === chosen) ?? open[0];
  if (crisis === undefined) return null;
  const title = crisisTitle(crisis.id, messages);
  const assets = [...crisis.byAsset].sort((a, b) => b.lossUsd - a.lossUsd);
  return (
    <section aria-labelledby="crisis" className="max-w-3xl">
      <SectionHeading
        id="crisis"
        aside={<CsvButton title={title} fileName={`stress-${crisis.id}`} write={() => toCsv(crisis)} />}
      >
        {words.by}
      </SectionHeading>
      {open.length < 2 ? (
        <p className="-mt-1 mb-2 text-dense text-soft">{title}</p>
      ) : (
        <div className="mb-3 max-w-80">
          <Select aria-label={words.crisis} value={crisis.id} onChange={(event) => setChosen(event.target.value)}>
            {open.map(({ id }) => (
              <option key={id} value={id}>
                {crisisTitle(id, messages)}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Table
        caption={`${words.by}: ${title}`}
        head={
          <>
            <Th>{words.asset}</Th>
            <Th isFigure>
              <Term name="stressReplay">{words.shock}</Term>
            </Th>
            <Th isFigure>{words.loss}</Th>
          </>
        }
      >
        {assets.map(({ asset, shockFraction, isProxy, lossUsd }) => (
          <Tr key={asset} className="hover:bg-hover">
            <Td className="font-medium text-ink">{asset}</Td>
            <Td isFigure>
              <span className="inline-flex items-baseline gap-2">
                {isProxy ? (
                  <Hint text={words.proxyHint} className="term text-caption text-muted">
                    {words.proxy}
                  </Hint>
                ) : null}
                {textOf(percent(shockFraction, { sign: "always" }))}
              </span>
            </Td>
            <Td isFigure className="text-ink">
              {textOf(money(-lossUsd, accounting, { digits: "estimate", sign: "always" }))}
            </Td>
          </Tr>
        ))}
      </Table>
      {isPreview ? (
        <PlanTeaser slug={slug} title={words.locked} body={words.lockedBody} action={words.lockedAction} />
      ) : null}
    </section>
  );
}

function toCsv({ byAsset }: StressResult): string {
  return csv(
    ["asset", "shock_fraction", "is_estimated", "loss_usd"],
    byAsset.map(({ asset, shockFraction, isProxy, lossUsd }) => [
      asset,
      shockFraction,
      isProxy ? "yes" : "no",
      lossUsd,
    ]),
  );
}
