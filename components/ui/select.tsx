import type { ComponentProps } from "react";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { CONTROL_CLASS } from "./control-class";

/** Select is the platform's own list: it is fast, works with every keyboard and fills the phone's screen. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select {...rest} className={clsx(CONTROL_CLASS, "appearance-none pr-8", className)}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-muted"
        strokeWidth={1.75}
      />
    </span>
  );
}
