interface ProgressBarProps {
  done: number;
  /** 0 = unknown length. */
  total: number;
  /** What is happening, such as `Reading trades of BTC/USDT`. */
  label: string;
  /** The counts in words, such as `12 of 40`. */
  counts?: string;
}

/** ProgressBar shows long work: what happens, how far it is; a pulse where nobody knows the length. Drawn as SVG so that it needs no inline style. */
export function ProgressBar({ done, total, label, counts }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  return (
    <div>
      <div className="mb-1 flex justify-between gap-3 text-dense text-soft">
        <span className="min-w-0 truncate">{label}</span>
        {counts === undefined ? null : <span className="figures shrink-0 text-muted">{counts}</span>}
      </div>
      <svg
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total > 0 ? total : undefined}
        aria-valuenow={total > 0 ? done : undefined}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="block h-1 w-full"
      >
        <rect width="100" height="4" className="fill-line" />
        {total > 0 ? (
          <rect width={share * 100} height="4" className="fill-accent-solid" />
        ) : (
          <rect width="30" height="4" className="animate-pulse fill-accent-solid motion-reduce:animate-none" />
        )}
      </svg>
    </div>
  );
}
