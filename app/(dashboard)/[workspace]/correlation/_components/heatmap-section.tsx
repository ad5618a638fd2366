"use client";

import { useState } from "react";
import dynamic from "next/dynamic";
import type { CorrelationView, CorrelationWindow, PortfolioReport } from "@/lib/domain/portfolio-report";
import { clusterName } from "@/lib/format/cluster-name";
import { correlationOf } from "@/lib/format/correlation-text";
import { csv } from "@/lib/format/csv";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Heatmap } from "@/components/charts/heatmap";
import { FOLD_ABOVE, foldableClusters, heatmapPairs } from "@/components/charts/heatmap-model";
import { HeatmapScale } from "@/components/charts/heatmap-scale";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { PairList } from "./pair-list";
import { WINDOWS } from "./windows";

const PairDialog = dynamic(async () => (await import("./pair-dialog")).PairDialog, { ssr: false });

/** On a phone a matrix wider than this does not fit: clusters come first. */
const PHONE_FOLD_ABOVE = 5;

interface HeatmapSectionProps {
  slug: string;
  report: PortfolioReport;
  window: CorrelationWindow;
  onWindow: (window: CorrelationWindow) => void;
}

/** HeatmapSection is every pair: the matrix on wide screens, a ranked list with the matrix behind a button on phones. */
export function HeatmapSection({ slug, report, window, onWindow }: HeatmapSectionProps) {
  const messages = useScreenMessages();
  const words = messages.correlation.heatmap;
  const [picked, setPicked] = useState<readonly [string, string] | null>(null);
  const [isFull, setFull] = useState(false);
  const view = correlationOf(report, window);
  if (view === null) return null;
  const pick = (a: string, b: string) => setPicked([a, b]);
  const caption = words.caption(words.windowNames[window]);
  const list = <PairList view={view} onPick={pick} />;
  return (
    <section aria-label={caption}>
      <ChartFrame
        title={words.title}
        note={words.note}
        tools={
          <Segmented
            label={words.window}
            value={window}
            onChange={onWindow}
            options={WINDOWS.map((value) => ({ value, label: words.windows[value] }))}
          />
        }
        csv={{ fileName: `correlation-${window}`, write: () => toCsv(view) }}
        chart={
          <>
            <div className="max-md:hidden">
              <FoldingHeatmap
                key={window}
                view={view}
                report={report}
                caption={caption}
                foldAbove={FOLD_ABOVE}
                onPick={pick}
              />
              <HeatmapScale className="mt-3" />
            </div>
            <div className="md:hidden">
              {list}
              <Button className="mt-3 w-full" onClick={() => setFull(true)}>
                {words.open}
              </Button>
            </div>
          </>
        }
        table={list}
      />
      <LeftOut report={report} view={view} />
      <Dialog isOpen={isFull} onClose={() => setFull(false)} title={words.title} description={caption} shape="full">
        <FoldingHeatmap view={view} report={report} caption={caption} foldAbove={PHONE_FOLD_ABOVE} onPick={pick} />
        <HeatmapScale className="mt-4" />
      </Dialog>
      {picked === null ? null : (
        <PairDialog slug={slug} assets={picked} window={window} onClose={() => setPicked(null)} />
      )}
    </section>
  );
}

interface FoldingHeatmapProps {
  view: CorrelationView;
  report: PortfolioReport;
  caption: string;
  foldAbove: number;
  onPick: (a: string, b: string) => void;
}

function FoldingHeatmap({ view, report, caption, foldAbove, onPick }: FoldingHeatmapProps) {
  const messages = useScreenMessages();
  const [folded, setFolded] = useState<ReadonlySet<number>>(
    () => new Set(view.assets.length > foldAbove ? foldableClusters(view) : []),
  );
  const fold = (cluster: number, isFolded: boolean) =>
    setFolded((before) => {
      const next = new Set(before);
      if (isFolded) next.add(cluster);
      else next.delete(cluster);
      return next;
    });
  return (
    <Heatmap
      view={view}
      caption={caption}
      clusterNames={view.clusters.map(({ assets }) => clusterName(assets, report.lines, messages))}
      folded={folded}
      onFold={fold}
      onPick={onPick}
    />
  );
}

/** LeftOut counts what no cell speaks of, and why. */
function LeftOut({ report, view }: { report: PortfolioReport; view: CorrelationView }) {
  const { correlation } = useScreenMessages();
  const words = correlation.heatmap;
  const { stablecoins, dust, unpriced, shortHistory } = report.leftOut;
  const unknown = heatmapPairs(view).filter(({ value }) => value === null).length;
  const parts = [
    stablecoins > 0 ? words.stablecoins(stablecoins) : null,
    dust > 0 ? words.dust(dust) : null,
    unpriced > 0 ? words.unpriced(unpriced) : null,
    shortHistory.length > 0 ? words.shortHistory(shortHistory.join(", ")) : null,
  ].filter((part) => part !== null);
  return (
    <p className="mt-3 text-caption text-muted">
      {parts.length === 0 ? words.nothingLeftOut : words.leftOutList(parts)}
      {unknown === 0 ? null : ` ${words.hatched(unknown)}`}
    </p>
  );
}

function toCsv(view: CorrelationView): string {
  return csv(
    ["asset_a", "asset_b", "correlation", "days"],
    heatmapPairs(view).map(({ a, b, value, observations }) => [a, b, value, observations]),
  );
}
