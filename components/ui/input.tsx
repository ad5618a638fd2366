import type { ComponentProps, ReactNode } from "react";
import { clsx } from "clsx";
import { CONTROL_CLASS } from "./control-class";

interface InputProps extends ComponentProps<"input"> {
  /** A unit inside the box at its right edge, such as `USDT` or `%`. */
  unit?: ReactNode;
  /** Figures: tabular and right-aligned when a unit follows. */
  isFigure?: boolean;
}

/** Input is a one-line text control. Wrap it in a Field for its label and error. */
export function Input({ unit, isFigure = false, className, ...rest }: InputProps) {
  const control = (
    <input
      {...rest}
      className={clsx(
        CONTROL_CLASS,
        isFigure && "figures",
        unit !== undefined && "pr-14",
        isFigure && unit !== undefined && "text-right",
        className,
      )}
    />
  );
  if (unit === undefined) return control;
  return (
    <span className="relative block">
      {control}
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-caption text-muted"
      >
        {unit}
      </span>
    </span>
  );
}
