import { clsx } from "clsx";

interface LimitLabelProps {
  label: string;
  /** Where the limit is drawn, as a CSS length from the left of the bars. */
  left: string;
  /** The label stands left of the line, where there is no room at its right. */
  isLeftOf: boolean;
}

/** LimitLabel names the line that bars are measured against, above them. */
export function LimitLabel({ label, left, isLeftOf }: LimitLabelProps) {
  return (
    <div className="relative h-5">
      <span
        style={{ left }}
        className={clsx(
          "figures absolute bottom-1 whitespace-nowrap text-caption text-muted",
          isLeftOf ? "-translate-x-full pr-1" : "pl-1",
        )}
      >
        {label}
      </span>
    </div>
  );
}
