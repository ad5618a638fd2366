import { clsx } from "clsx";

export type Tone = "ok" | "info" | "notice" | "warning" | "critical";

const INK: Record<Tone, string> = {
  ok: "text-accent",
  info: "text-low-ink",
  notice: "text-moderate-ink",
  warning: "text-high-ink",
  critical: "text-severe-ink",
};

/** toneInk is the text colour of a tone; never the only carrier of the meaning. */
export function toneInk(tone: Tone): string {
  return INK[tone];
}

/** ToneMark is the shape of a severity: tick, circle, diamond, triangle, octagon. Readable without colour. */
export function ToneMark({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      className={clsx("size-3.5 shrink-0 self-center", INK[tone], className)}
      fill="currentColor"
    >
      {SHAPE[tone]}
    </svg>
  );
}

const SHAPE: Record<Tone, React.ReactNode> = {
  ok: <path d="m3 8.5 3.2 3.2L13 4.8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  info: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  notice: <path d="M8 1.8 14.2 8 8 14.2 1.8 8z" />,
  warning: <path d="M8 1.6 15.2 14H.8z" />,
  critical: <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" />,
};
