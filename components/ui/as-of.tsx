"use client";

import { clsx } from "clsx";
import { useUiMessages } from "@/components/i18n/use-ui-messages";
import { useNow } from "@/components/time/use-now";
import type { EpochMs } from "@/lib/domain/units";

/** AsOf says how old a figure is; the exact UTC instant is in the title. */
export function AsOf({ at, className }: { at: EpochMs | null; className?: string }) {
  const now = useNow();
  const { time, ui } = useUiMessages();
  if (at === null) return <span className={clsx("text-caption text-muted", className)}>{ui.notKnown}</span>;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={time.full(at)}
      className={clsx("figures whitespace-nowrap text-caption text-muted", className)}
    >
      {time.ago(now - at)}
    </time>
  );
}
