import { clsx } from "clsx";
import type { Formatted } from "@/lib/format/number";

interface NumProps {
  value: Formatted;
  /** `figure` sets the unit smaller, for large figures; else it is only muted. */
  look?: "figure" | "plain";
  className?: string;
}

/** Num prints a figure with tabular digits; sign and currency stay with the digits, the unit steps back. */
export function Num({ value, look = "plain", className }: NumProps) {
  return (
    <span className={clsx("figures whitespace-nowrap", className)}>
      {value.prefix}
      {value.digits}
      {value.suffix === "" ? null : (
        <span className={clsx("font-normal text-muted", look === "figure" && "text-[0.72em]")}>{value.suffix}</span>
      )}
    </span>
  );
}
