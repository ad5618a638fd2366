import type { ReactNode } from "react";
import { clsx } from "clsx";

interface BarNameProps {
  name: ReactNode;
  /** Below the name, small. */
  detail?: ReactNode;
  className?: string;
}

/** BarName says at the left of a bar what it is of. */
export function BarName({ name, detail, className }: BarNameProps) {
  return (
    <div className={clsx("min-w-0 text-dense", className)}>
      <div className="text-ink">{name}</div>
      {detail === undefined ? null : <div className="text-caption text-muted">{detail}</div>}
    </div>
  );
}
