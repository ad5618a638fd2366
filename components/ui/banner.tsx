import type { ReactNode } from "react";
import { clsx } from "clsx";
import { ToneMark, type Tone } from "./tone-mark";

interface BannerProps {
  tone: Tone;
  title: ReactNode;
  /** What it means and what happens next. */
  children?: ReactNode;
  action?: ReactNode;
  /** `alert` interrupts a screen reader: only for something that just went wrong. */
  role?: "status" | "alert";
  className?: string;
}

const WASH: Record<Tone, string> = {
  ok: "bg-accent-wash border-accent",
  info: "bg-low-wash border-low",
  notice: "bg-moderate-wash border-moderate",
  warning: "bg-high-wash border-high",
  critical: "bg-severe-wash border-severe",
};

/** Banner is one fact about the whole screen or form, with at most one action. */
export function Banner({ tone, title, children, action, role, className }: BannerProps) {
  return (
    <div
      role={role}
      className={clsx("flex flex-wrap items-start gap-x-3 gap-y-2 border-l-2 px-3 py-2.5", WASH[tone], className)}
    >
      <ToneMark tone={tone} className="mt-[3px] self-start" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="text-body font-medium text-ink">{title}</p>
        {children === undefined ? null : <div className="mt-0.5 text-dense text-soft">{children}</div>}
      </div>
      {action === undefined ? null : <div className="flex shrink-0 items-center gap-2">{action}</div>}
    </div>
  );
}
