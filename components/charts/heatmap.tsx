"use client";

import { useState, type KeyboardEvent } from "react";
import { clsx } from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import type { CorrelationView } from "@/lib/domain/portfolio-report";
import { coefficient } from "@/lib/format/correlation-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { heatmapBlocks, heatmapCell, type HeatmapBlock, type HeatmapCell, type HeatmapRow } from "./heatmap-model";

interface HeatmapProps {
  view: CorrelationView;
  /** What the matrix is, read by assistive technology. */
  caption: string;
  /** What each cluster is called, by its index in the view. */
  clusterNames: readonly string[];
  folded: ReadonlySet<number>;
  onFold: (cluster: number, isFolded: boolean) => void;
  onPick: (a: string, b: string) => void;
}

/**
 * Heatmap is the correlation matrix with the value in every cell, blue −1 over neutral 0 to orange +1. Clusters stand
 * together behind a bracket that names them. One Tab stop; arrows move, Enter opens the pair.
 */
export function Heatmap({ view, caption, clusterNames, folded, onFold, onPick }: HeatmapProps) {
  const { correlation } = useScreenMessages();
  const words = correlation.heatmap;
  const blocks = heatmapBlocks(view, folded);
  const rows = blocks.flatMap((block) => block.rows);
  const hasClusters = blocks.some(({ assets }) => assets.length > 1);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 1]);
  const nameOf = (row: HeatmapRow, block: HeatmapBlock | undefined) =>
    row.isFolded ? (clusterNames[block?.cluster ?? -1] ?? row.key) : (row.assets[0] ?? row.key);
  const blockOf = (row: HeatmapRow) => blocks.find((block) => block.rows.includes(row));
  return (
    <div role="group" aria-label={caption} tabIndex={-1} className="-mx-4 overflow-x-auto px-4 pb-1 md:mx-0 md:px-0">
      <table className="border-separate border-spacing-0 text-dense">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {hasClusters ? <td className="max-md:hidden" /> : null}
            <td />
            {rows.map((row) => (
              <th
                key={row.key}
                scope="col"
                className="h-8 min-w-12 px-1 pb-1 align-bottom text-caption font-normal text-muted"
              >
                {row.isFolded ? words.members(row.assets.length) : row.assets[0]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={(event) => moveFocus(event, rows.length, focus, setFocus)}>
          {blocks.flatMap((block, blockIndex) =>
            block.rows.map((row, inBlock) => {
              const i = rows.indexOf(row);
              return (
                <tr key={row.key} className={clsx(blockIndex > 0 && inBlock === 0 && "*:pt-1.5")}>
                  {hasClusters && inBlock === 0 ? (
                    <Bracket
                      block={block}
                      name={clusterNames[block.cluster ?? -1] ?? ""}
                      onFold={(isFolded) => onFold(block.cluster ?? -1, isFolded)}
                    />
                  ) : null}
                  <th scope="row" className="pr-2 text-right font-normal whitespace-nowrap text-ink">
                    {row.isFolded ? (
                      <button
                        type="button"
                        onClick={() => onFold(block.cluster ?? -1, false)}
                        aria-label={words.expand(nameOf(row, block))}
                        className="inline-flex max-w-40 items-center justify-end gap-1 text-right text-caption whitespace-normal hover:underline md:hidden"
                      >
                        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-muted" strokeWidth={1.75} />
                        {nameOf(row, block)}
                      </button>
                    ) : (
                      row.assets[0]
                    )}
                  </th>
                  {rows.map((column, j) => (
                    <Cell
                      key={column.key}
                      position={[i, j]}
                      isFocusTarget={focus[0] === i && focus[1] === j}
                      cell={heatmapCell(view, row, column)}
                      isDiagonal={i === j}
                      label={[nameOf(row, block), nameOf(column, blockOf(column))]}
                      onFocus={() => setFocus([i, j])}
                      onPress={() => {
                        const [a, b] = [row.assets[0], column.assets[0]];
                        if (row.isFolded) onFold(block.cluster ?? -1, false);
                        if (column.isFolded) onFold(blockOf(column)?.cluster ?? -1, false);
                        if (!row.isFolded && !column.isFolded && a !== undefined && b !== undefined) onPick(a, b);
                      }}
                    />
                  ))}
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** The name of a cluster beside the bracket that spans its lines; an asset on its own has neither. */
function Bracket({ block, name, onFold }: { block: HeatmapBlock; name: string; onFold: (isFolded: boolean) => void }) {
  const { correlation } = useScreenMessages();
  const words = correlation.heatmap;
  const isFolded = block.rows[0]?.isFolded === true;
  if (block.assets.length < 2) return <td className="max-md:hidden" />;
  const Icon = isFolded ? ChevronRight : ChevronDown;
  return (
    <th scope="rowgroup" rowSpan={block.rows.length} className="pr-3 text-left font-normal max-md:hidden">
      <span className="flex h-full min-h-8 items-center">
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-label={isFolded ? words.expand(name) : words.collapse(name)}
          onClick={() => onFold(!isFolded)}
          className="flex w-40 items-start gap-1 py-1 pr-2 text-left text-caption text-soft hover:text-ink"
        >
          <Icon aria-hidden className="mt-px size-3.5 shrink-0 text-muted" strokeWidth={1.75} />
          <span className="text-balance">{name}</span>
        </button>
        <span
          aria-hidden
          style={{ height: `${block.rows.length * 2 - 0.5}rem` }}
          className="w-1.5 shrink-0 rounded-l-sm border-y border-l border-line-control"
        />
      </span>
    </th>
  );
}

interface CellProps {
  position: readonly [number, number];
  isFocusTarget: boolean;
  cell: HeatmapCell;
  isDiagonal: boolean;
  label: readonly [string, string];
  onFocus: () => void;
  onPress: () => void;
}

function Cell({ position: [i, j], isFocusTarget, cell, isDiagonal, label, onFocus, onPress }: CellProps) {
  const { correlation } = useScreenMessages();
  const words = correlation.heatmap;
  const text = cell.value === null ? "" : coefficient(cell.value);
  if (isDiagonal && label[0] === label[1] && cell.value === 1)
    return (
      <td className="p-px">
        <span className="grid h-7.5 place-items-center bg-sunken text-muted">{coefficient(1).slice(0, 1)}</span>
      </td>
    );
  return (
    <td className="p-px">
      <button
        type="button"
        data-cell={`${i},${j}`}
        tabIndex={isFocusTarget ? 0 : -1}
        onFocus={onFocus}
        onClick={onPress}
        title={words.cellDays(label[0], label[1], cell.observations)}
        aria-label={words.cell(label[0], label[1], text === "" ? words.unknown : text)}
        style={cell.value === null ? undefined : { backgroundColor: cellColor(cell.value) }}
        className={clsx(
          "figures grid h-7.5 w-full min-w-11 place-items-center text-ink hover:outline-1 hover:outline-ink",
          cell.value === null && "hatched",
        )}
      >
        {text}
      </button>
    </td>
  );
}

/** Fixed from −1 to +1, so that the same colour is the same number on every day and every book. */
function cellColor(value: number): string {
  const end = value < 0 ? "var(--correlation-negative)" : "var(--correlation-positive)";
  return `color-mix(in oklab, ${end} ${(Math.min(1, Math.abs(value)) * 100).toFixed(1)}%, var(--surface-sunken))`;
}

const STEP: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows move the one Tab stop; the diagonal is stepped over. */
function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  size: number,
  focus: readonly [number, number],
  setFocus: (next: readonly [number, number]) => void,
): void {
  const step = STEP[event.key];
  if (step === undefined) return;
  event.preventDefault();
  let [i, j] = [focus[0] + step[0], focus[1] + step[1]];
  if (i === j) [i, j] = [i + step[0], j + step[1]];
  if (i < 0 || j < 0 || i >= size || j >= size) return;
  setFocus([i, j]);
  event.currentTarget.querySelector<HTMLElement>(`[data-cell="${i},${j}"]`)?.focus();
}
