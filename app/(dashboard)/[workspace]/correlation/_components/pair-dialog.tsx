"use client";

import { useQuery } from "@tanstack/react-query";
import type { CorrelationPair, CorrelationWindow } from "@/lib/domain/portfolio-report";
import type { PairView } from "@/lib/domain/portfolio-views";
import { coefficient } from "@/lib/format/correlation-text";
import { csv } from "@/lib/format/csv";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { apiRequest } from "@/components/api/api-request";
import { ChartFrame } from "@/components/charts/chart-frame";
import { ScatterPlot } from "@/components/charts/scatter-plot";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { AsOf } from "@/components/ui/as-of";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface PairDialogProps {
  slug: string;
  assets: readonly [string, string];
  window: CorrelationWindow;
  onClose: () => void;
}

/** PairDialog looks at one cell: every day it was read from, how many there are, and how sure the number is. */
export function PairDialog({ slug, assets: [a, b], window, onClose }: PairDialogProps) {
  const { correlation } = useScreenMessages();
  const words = correlation.pair;
  const query = new URLSearchParams({ a, b, window });
  const { data, error, refetch } = useQuery({
    queryKey: ["portfolio-report", slug, "pair", a, b, window],
    queryFn: ({ signal }) => apiRequest<PairView>(`/api/w/${slug}/correlation-pair?${query.toString()}`, { signal }),
  });
  return (
    <Dialog isOpen onClose={onClose} title={words.title(a, b)} shape="sheet">
      {error !== null ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div aria-busy className="flex flex-col gap-3">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="aspect-square w-full max-w-96" />
        </div>
      ) : (
        <>
          <p className="text-body text-ink">{leadOf(data.pair, words)}</p>
          <p className="mt-0.5 mb-5 flex flex-wrap gap-x-2 text-caption text-muted">
            {words.days[window](data.pair.observations)}
            <AsOf at={data.asOf} />
          </p>
          <ChartFrame
            title={words.chartTitle}
            note={words.together(textOf(percent(sameDirection(data.pair), { decimals: 0 })))}
            csv={{
              fileName: `returns-${a}-${b}`,
              write: () => csv([`${a}_log_return`, `${b}_log_return`], data.pair.points),
            }}
            chart={
              <ScatterPlot
                points={data.pair.points}
                label={words.chart(a, b)}
                axes={[words.axis(data.pair.assets[0]), words.axis(data.pair.assets[1])]}
              />
            }
            table={<ReturnsTable pair={data.pair} />}
          />
        </>
      )}
    </Dialog>
  );
}

function leadOf(pair: CorrelationPair, words: ReturnType<typeof useScreenMessages>["correlation"]["pair"]): string {
  if (pair.value === null) return words.tooShort;
  if (pair.low === null || pair.high === null) return words.plain(coefficient(pair.value));
  return words.lead(coefficient(pair.value), coefficient(pair.low), coefficient(pair.high));
}

/** Share of days on which both moved the same way. */
function sameDirection({ points }: CorrelationPair): number {
  const same = points.filter(([x, y]) => x * y > 0).length;
  return points.length === 0 ? 0 : same / points.length;
}

function ReturnsTable({ pair }: { pair: CorrelationPair }) {
  const { correlation } = useScreenMessages();
  const print = (value: number) => textOf(percent(Math.expm1(value), { decimals: 2, sign: "always" }));
  const newestFirst = pair.points.map(([x, y], i) => ({ day: pair.points.length - i, x, y })).reverse();
  return (
    <Table
      caption={correlation.pair.chart(pair.assets[0], pair.assets[1])}
      head={
        <>
          <Th>{correlation.pair.day}</Th>
          <Th isFigure>{pair.assets[0]}</Th>
          <Th isFigure>{pair.assets[1]}</Th>
        </>
      }
    >
      {newestFirst.map(({ day, x, y }) => (
        <Tr key={day}>
          <Td className="figures">{day}</Td>
          <Td isFigure>{print(x)}</Td>
          <Td isFigure>{print(y)}</Td>
        </Tr>
      ))}
    </Table>
  );
}
