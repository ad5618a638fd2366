import { clsx } from "clsx";

interface SparklineProps {
  /** Oldest first; fewer than two draws nothing, in the same space. */
  values: readonly number[];
  className?: string;
}

/** Sparkline is a line the size of a word, with its last point marked. Decoration: the figure beside it says the value. */
export function Sparkline({ values, className }: SparklineProps) {
  const box = clsx("block h-4 w-16 shrink-0 overflow-visible", className);
  if (values.length < 2) return <span aria-hidden className={box} />;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const y = (value: number) => 15 - (14 * (value - low)) / span;
  const points = values.map((value, i) => `${((100 * i) / (values.length - 1)).toFixed(2)},${y(value).toFixed(2)}`);
  return (
    <svg aria-hidden viewBox="0 0 100 16" preserveAspectRatio="none" className={box}>
      <polyline
        points={points.join(" ")}
        fill="none"
        className="stroke-series"
        strokeWidth="1.25"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      <line
        x1="100"
        x2="100"
        y1={y(values.at(-1) ?? 0)}
        y2={y(values.at(-1) ?? 0)}
        className="stroke-ink"
        strokeWidth="4"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
