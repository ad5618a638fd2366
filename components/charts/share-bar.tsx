import { clsx } from "clsx";

interface ShareBarProps {
  /** 0–1; longer is clipped. */
  now: number;
  /** Where it should be: drawn as a tick. */
  target?: number | null;
  className?: string;
}

/** ShareBar is a share as a thin bar with its target as a tick. Decoration beside the printed figures. */
export function ShareBar({ now, target = null, className }: ShareBarProps) {
  const width = `${Math.min(1, Math.max(0, now)) * 100}%`;
  return (
    <svg aria-hidden className={clsx("block h-2.5 w-20 shrink-0", className)}>
      <rect y="4" width="100%" height="2" className="fill-line" />
      <rect y="3" width={width} height="4" className="fill-series" />
      {target === null ? null : (
        <rect x={`${Math.min(0.98, Math.max(0, target)) * 100}%`} y="0" width="2" height="10" className="fill-accent" />
      )}
    </svg>
  );
}
