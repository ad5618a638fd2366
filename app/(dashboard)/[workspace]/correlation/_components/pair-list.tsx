"use client";

import { useState } from "react";
import type { CorrelationView } from "@/lib/domain/portfolio-report";
import { coefficient } from "@/lib/format/correlation-text";
import { heatmapPairs } from "@/components/charts/heatmap-model";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";

const FIRST_ROWS = 10;

interface PairListProps {
  view: CorrelationView;
  onPick: (a: string, b: string) => void;
}

/** PairList ranks the pairs from the closest to the most opposite; a pair opens its daily returns. */
export function PairList({ view, onPick }: PairListProps) {
  const { correlation } = useScreenMessages();
  const words = correlation.pairs;
  const [isWhole, setWhole] = useState(false);
  const pairs = heatmapPairs(view);
  const shown = isWhole ? pairs : pairs.slice(0, FIRST_ROWS);
  return (
    <>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.title}</Th>
            <Th isFigure>{words.correlation}</Th>
            <Th isFigure>{words.days}</Th>
          </>
        }
      >
        {shown.map(({ a, b, value, observations }) => (
          <Tr key={`${a}-${b}`} className="hover:bg-hover">
            <Td>
              <button
                type="button"
                onClick={() => onPick(a, b)}
                aria-label={words.open(a, b)}
                className="text-ink hover:underline pointer-coarse:py-1.5"
              >
                {words.and(a, b)}
              </button>
            </Td>
            <Td isFigure className="text-ink">
              {value === null ? <span className="text-muted">{correlation.heatmap.unknown}</span> : coefficient(value)}
            </Td>
            <Td isFigure>{observations}</Td>
          </Tr>
        ))}
      </Table>
      {shown.length === pairs.length ? null : (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-2 text-dense text-accent hover:underline pointer-coarse:py-2"
        >
          {words.showAll(pairs.length)}
        </button>
      )}
    </>
  );
}
