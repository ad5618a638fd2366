"use client";

import Link from "next/link";
import type { WorkspaceEvidenceView } from "@/lib/domain/evidence-views";
import { shareText } from "@/lib/format/evidence-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";

const LINK = "text-accent underline underline-offset-3";

/** BasisSection says what the replay rests on: weights, policy, the coins in it and those that are not. */
export function BasisSection({ slug, view }: { slug: string; view: WorkspaceEvidenceView }) {
  const { evidence, time } = useScreenMessages();
  const { workspace } = evidence;
  const words = workspace.basis;
  const rules = [
    words.weights,
    words.policy(shareText(view.lossLimitFraction, 0), shareText(view.costFraction)),
    words.volatility,
    words.hindsight,
    words.limits,
  ];
  return (
    <section aria-labelledby="basis" className="max-w-3xl">
      <SectionHeading id="basis">{words.title}</SectionHeading>
      <ul className="mb-4 max-w-[76ch] border-t border-line text-dense text-soft">
        {rules.map((rule) => (
          <li key={rule} className="border-b border-line py-2">
            {rule}
          </li>
        ))}
      </ul>
      {view.assets.length === 0 ? null : (
        <>
          <Table
            caption={words.title}
            head={
              <>
                <Th>{words.asset}</Th>
                <Th isFigure>{words.weight}</Th>
                <Th isFigure>{words.since}</Th>
              </>
            }
          >
            {view.assets.map(({ asset, weightFraction, from }) => (
              <Tr key={asset}>
                <Td className="font-medium text-ink">{asset}</Td>
                <Td isFigure>{shareText(weightFraction)}</Td>
                <Td isFigure>{time.dayYear(Date.parse(from))}</Td>
              </Tr>
            ))}
          </Table>
          <p className="mt-2 text-caption text-muted">{words.younger}</p>
        </>
      )}
      {view.leftOut.length === 0 ? null : (
        <div className="mt-4 text-dense">
          <h3 className="font-medium text-ink">{words.leftOut}</h3>
          <ul className="mt-1 text-soft">
            {view.leftOut.map(({ asset, reason }) => (
              <li key={asset}>{words.leftOutLine(asset, words.reasons[reason])}</li>
            ))}
          </ul>
          <p className="mt-1 text-caption text-muted">{words.leftOutNote}</p>
        </div>
      )}
      <p className="mt-5 text-dense text-soft">
        {workspace.older}{" "}
        <Link href={`/${slug}/portfolio/stress`} className={LINK}>
          {workspace.olderLink}
        </Link>
      </p>
      <p className="mt-1 text-dense text-soft">
        {workspace.study}{" "}
        <Link href="/evidence" className={LINK}>
          {workspace.studyLink}
        </Link>
      </p>
    </section>
  );
}
