"use client";

import type { ReactNode } from "react";
import { clsx } from "clsx";
import { useUiMessages } from "@/components/i18n/use-ui-messages";
import { useNow } from "@/components/time/use-now";
import type { EpochMs } from "@/lib/domain/units";
import { Hint } from "./hint";

interface StaleProps {
  /** When the figure was true. */
  asOf: EpochMs | null;
  /** From this age on the figure is dimmed and its age is printed beside it. */
  staleAfterMs: number;
  children: ReactNode;
  className?: string;
}

/** Stale dims what it holds once it is too old and says how old it is; fresh figures pass through untouched. */
export function Stale({ asOf, staleAfterMs, children, className }: StaleProps) {
  const now = useNow();
  const { time, ui } = useUiMessages();
  if (asOf === null || now - asOf < staleAfterMs) return <span className={className}>{children}</span>;
  return (
    <span className={clsx("inline-flex items-baseline gap-1.5", className)}>
      <span className="text-muted">{children}</span>
      <Hint text={ui.staleHint}>
        <span className="text-caption text-high-ink">{ui.stale(time.length(now - asOf))}</span>
      </Hint>
    </span>
  );
}
