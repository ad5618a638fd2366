import { clsx } from "clsx";
import type { Formatted } from "@/lib/format/number";

interface NumProps {
  value: Formatted;
  /** `inline` keeps the unit at the text's size (in sentences), `figure` sets it smaller and muted. */
  look?: "figure" | "inline";
  className?: string;
}

/** Num prints a figure with tabular digits; sign and currency stay with the digits, the unit steps back. */
export function Num({ value, look = "figure", className }: NumProps) {
  return (
    <span className={clsx("figures whitespace-nowrap", className)}>
      {value.prefix}
      {value.digits}
      {value.suffix === "" ? null : (
        <span className={look === "figure" ? "text-[0.72em] font-normal text-muted" : undefined}>{value.suffix}</span>
      )}
    </span>
  );
}
