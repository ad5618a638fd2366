import type { ReactNode } from "react";
import { clsx } from "clsx";
import { BarName } from "./bar-name";
import { LimitLabel } from "./limit-label";

export interface PairedBar {
  key: string;
  name: ReactNode;
  /** Below the name, small. */
  detail?: ReactNode;
  /** Two values on one scale, each with its printed form; null = not known. */
  first: { value: number | null; text: ReactNode };
  second: { value: number | null; text: ReactNode };
  /** Where the first value meets its limit: drawn across its bar alone. */
  limit?: number;
  /** The first value is past the limit: said in `detail`, and marked by colour. */
  isAbove?: boolean;
}

interface PairedBarsProps {
  label: string;
  bars: readonly PairedBar[];
  /** Names the limit most bars share, above the drawing. */
  limit?: { value: number; label: string };
}

const ROW = "grid gap-x-5 gap-y-1.5 sm:grid-cols-[minmax(8rem,14rem)_1fr]";
/** Room at the right for the label of the longest bar. */
const LABEL = "5.5rem";

/** PairedBars compares two shares per line, labelled where they end: what it costs above, what it carries below. */
export function PairedBars({ label, bars, limit }: PairedBarsProps) {
  const end = Math.max(
    1e-9,
    limit?.value ?? 0,
    ...bars.flatMap((bar) => [bar.limit ?? 0, bar.first.value ?? 0, bar.second.value ?? 0]),
  );
  const at = (value: number) => `calc((100% - ${LABEL}) * ${(Math.max(0, value) / end).toFixed(4)})`;
  return (
    <div>
      {limit === undefined ? null : (
        <div className={ROW}>
          <span className="max-sm:hidden" />
          <LimitLabel label={limit.label} left={at(limit.value)} isLeftOf={limit.value / end > 0.5} />
        </div>
      )}
      <ul aria-label={label} className="border-t border-line">
        {bars.map((bar) => (
          <li key={bar.key} className={clsx(ROW, "items-center border-b border-line py-2.5")}>
            <BarName name={bar.name} detail={bar.detail} />
            <div className="flex min-w-0 flex-col gap-0.5">
              <div className="relative">
                <Bar
                  width={at(bar.first.value ?? 0)}
                  text={bar.first.text}
                  fill={bar.isAbove === true ? "bg-high" : "bg-series-soft"}
                />
                {bar.limit === undefined ? null : (
                  <span aria-hidden style={{ left: at(bar.limit) }} className="absolute inset-y-0 w-0.5 bg-ink" />
                )}
              </div>
              <Bar width={at(bar.second.value ?? 0)} text={bar.second.text} fill="bg-series" />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ width, text, fill }: { width: string; text: ReactNode; fill: string }) {
  return (
    <div className="flex h-4.5 items-center">
      <div style={{ width }} className={clsx("h-2.5 min-w-px shrink-0", fill)} />
      <span className="figures pl-2 text-dense whitespace-nowrap text-ink">{text}</span>
    </div>
  );
}
