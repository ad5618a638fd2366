import type { ReactNode } from "react";
import { BarName } from "./bar-name";
import { LimitLabel } from "./limit-label";

export interface LossBar {
  key: string;
  name: ReactNode;
  detail?: ReactNode;
  /** A loss is positive; a gain runs nowhere and is said in words. */
  value: number;
  text: ReactNode;
  /** Below the printed value, small. */
  aside?: ReactNode;
}

interface LossBarsProps {
  label: string;
  bars: readonly LossBar[];
  /** Drawn where a decision changes; the part of a bar past it is marked. */
  limit: { value: number; label: string };
}

/** LossBars is one loss per line: what happened at the left, the bar, what it costs at the right. */
export function LossBars({ label, bars, limit }: LossBarsProps) {
  const end = Math.max(1e-9, limit.value, ...bars.map(({ value }) => value));
  const at = (value: number) => `${(100 * Math.min(end, Math.max(0, value))) / end}%`;
  return (
    <div>
      <div className="grid grid-cols-[1fr_7rem] gap-x-4 sm:grid-cols-[minmax(10rem,16rem)_1fr_7rem]">
        <span className="max-sm:hidden" />
        <LimitLabel label={limit.label} left={at(limit.value)} isLeftOf={limit.value / end > 0.5} />
      </div>
      <ul aria-label={label} className="border-t border-line">
        {bars.map((bar) => (
          <li
            key={bar.key}
            className="grid grid-cols-[1fr_7rem] items-center gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[minmax(10rem,16rem)_1fr_7rem]"
          >
            <BarName name={bar.name} detail={bar.detail} className="max-sm:col-span-2" />
            <div className="relative h-3">
              <div style={{ width: at(Math.min(bar.value, limit.value)) }} className="h-full min-w-px bg-series" />
              {bar.value > limit.value ? (
                <div
                  style={{ left: at(limit.value), width: at(bar.value - limit.value) }}
                  className="absolute inset-y-0 bg-severe"
                />
              ) : null}
              <span aria-hidden style={{ left: at(limit.value) }} className="absolute -inset-y-1 w-0.5 bg-ink" />
            </div>
            <div className="figures text-right text-dense text-ink">
              {bar.text}
              {bar.aside === undefined ? null : <span className="block text-caption text-muted">{bar.aside}</span>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
