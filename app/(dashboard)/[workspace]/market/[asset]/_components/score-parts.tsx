"use client";

import type { ScoreComponent } from "@/lib/domain/market-state";
import { compactUsd } from "@/lib/format/compact-usd";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface ScorePartsProps {
  caption: string;
  parts: readonly ScoreComponent[];
}

/** ScoreParts is every part of a 0–100 score: what was measured, what it scores, and the points it brings. */
export function ScoreParts({ caption, parts }: ScorePartsProps) {
  const { market } = useScreenMessages();
  const words = market.asset.parts;
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{words.part}</Th>
          <Th isFigure>{words.input}</Th>
          <Th isFigure>{words.score}</Th>
          <Th isFigure className="max-sm:hidden">
            {words.weight}
          </Th>
          <Th isFigure>{words.points}</Th>
        </>
      }
    >
      {parts.map((part) => (
        <Tr key={part.id} className={part.score === null ? "text-muted" : "text-ink"}>
          <Td className="text-soft">{market.asset.part[part.id] ?? part.id}</Td>
          {part.score === null ? (
            <Td isFigure colSpan={4}>
              {words.missing}
            </Td>
          ) : (
            <>
              <Td isFigure>{inputText(part)}</Td>
              <Td isFigure>{formatNumber(part.score)}</Td>
              <Td isFigure className="text-soft max-sm:hidden">
                {textOf(percent(part.weight, { decimals: 0 }))}
              </Td>
              <Td isFigure>{formatNumber(part.score * part.weight, { decimals: 1 })}</Td>
            </>
          )}
        </Tr>
      ))}
    </Table>
  );
}

function inputText({ input, unit }: ScoreComponent): string {
  if (input === null) return textOf(NOT_KNOWN);
  switch (unit) {
    case "fraction":
      return textOf(percent(input, { decimals: 0 }));
    case "ratio":
      return textOf(ratio(input));
    case "usd":
      return textOf(compactUsd(input));
    case "score":
    case "count":
      return formatNumber(input);
  }
}
