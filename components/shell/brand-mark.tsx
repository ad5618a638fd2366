import { clsx } from "clsx";

/** BrandMark is a round vessel with its weight at the bottom: what keeps it upright. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={clsx("size-5 shrink-0", className)}>
      <circle cx="10" cy="10" r="8.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M2.4 12.6a8.25 8.25 0 0 0 15.2 0z" fill="var(--accent-solid)" />
      <path d="M10 4.6v5.2" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}
