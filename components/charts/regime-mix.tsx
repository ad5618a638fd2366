import type { RegimeProbabilities } from "@/lib/domain/market-state";

const PARTS = [
  { label: "bull", className: "fill-low" },
  { label: "sideways", className: "fill-line-strong" },
  { label: "bear", className: "fill-severe" },
] as const;

/** RegimeMix is three shares of one thin bar: bull, sideways, bear. Decoration: the figures beside it say the values. */
export function RegimeMix({ shares, className }: { shares: RegimeProbabilities; className?: string }) {
  const drawn = PARTS.map((part, i) => ({
    ...part,
    x: PARTS.slice(0, i).reduce((sum, { label }) => sum + shares[label], 0),
    width: shares[part.label],
  }));
  return (
    <svg aria-hidden viewBox="0 0 1 1" preserveAspectRatio="none" className={className ?? "block h-2 w-20 shrink-0"}>
      {drawn.map(({ label, x, width, className: fill }) => (
        <rect key={label} x={x} y="0" width={width} height="1" className={fill} />
      ))}
    </svg>
  );
}
