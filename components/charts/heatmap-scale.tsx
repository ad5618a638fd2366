"use client";

import { clsx } from "clsx";
import { formatNumber } from "@/lib/format/number";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";

/** HeatmapScale is the key of the heatmap's colours, with its two ends and its middle named. */
export function HeatmapScale({ className }: { className?: string }) {
  const { correlation } = useScreenMessages();
  return (
    <div
      role="img"
      aria-label={correlation.heatmap.scale}
      className={clsx("figures flex w-56 items-center gap-2 text-caption text-muted", className)}
    >
      {formatNumber(-1)}
      <span className="h-2 flex-1 bg-linear-to-r from-correlation-negative via-sunken to-correlation-positive" />
      {formatNumber(1, { sign: "always" })}
    </div>
  );
}
