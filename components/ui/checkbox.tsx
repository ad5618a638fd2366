import { useId, type ComponentProps, type ReactNode } from "react";
import { clsx } from "clsx";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** Checkbox is one yes/no with its label to the right; the whole row is the target. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const hintId = useId();
  return (
    <label className={clsx("flex items-start gap-2.5 py-1 text-body pointer-coarse:py-2.5", className)}>
      <input
        {...rest}
        type="checkbox"
        aria-describedby={hint === undefined ? undefined : hintId}
        className="mt-0.5 size-4 shrink-0 rounded-sm accent-accent-solid"
      />
      <span>
        <span className="text-ink">{label}</span>
        {hint === undefined ? null : (
          <span id={hintId} className="block text-caption text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
