"use client";

import { clsx } from "clsx";
import type { EpochMs } from "@/lib/domain/units";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { AsOf } from "@/components/ui/as-of";

interface LastErrorProps {
  code: string | null;
  at: EpochMs | null;
  /** It has answered since. */
  isOver: boolean;
  /** How often in a row, in words; null = once. */
  count?: string | null;
}

/** LastError is what went wrong last, in plain words, with its age; nothing where nothing did. */
export function LastError({ code, at, isOver, count = null }: LastErrorProps) {
  const { dataHealth, feeds } = useScreenMessages();
  if (code === null) return null;
  return (
    <span className={clsx("block text-caption", isOver ? "text-muted" : "text-high-ink")}>
      {[dataHealth.lastError(feeds.error(code), isOver), count].filter((part) => part !== null).join(", ")}{" "}
      <AsOf at={at} />
    </span>
  );
}
