import type { ComponentProps } from "react";
import { clsx } from "clsx";
import { CONTROL_CLASS } from "./control-class";

/** Textarea is a control of several lines. Wrap it in a Field. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea rows={3} {...rest} className={clsx(CONTROL_CLASS, "h-auto py-1.5 pointer-coarse:h-auto", className)} />
  );
}
