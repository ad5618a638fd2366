import { useId, type ReactNode } from "react";
import { clsx } from "clsx";

/** ControlProps ties a control to its label, hint and error; spread them on the Input, Select or textarea. */
export interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldProps {
  label: ReactNode;
  /** Why we ask or what form the answer has. Stands before the control so that it is read first. */
  hint?: ReactNode;
  /** What was wrong, with which value, what to do. Null or undefined = fine. */
  error?: ReactNode;
  /** Muted words after the label, such as "optional" or a unit. */
  aside?: ReactNode;
  /** In a grid of fields: labels, hints and controls of one line stand on common lines. */
  isInGrid?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

/** Field labels one control: `<Field label=…>{(control) => <Input {...control} name="email" />}</Field>`. */
export function Field({ label, hint, error, aside, isInGrid = false, className, children }: FieldProps) {
  const id = useId();
  const hasHint = hint !== undefined && hint !== null;
  const hasError = error !== undefined && error !== null && error !== "";
  const describedBy = [hasHint ? `${id}-hint` : null, hasError ? `${id}-error` : null].filter((part) => part !== null);
  return (
    <div className={clsx(isInGrid ? "row-span-4 grid grid-rows-subgrid gap-1" : "flex flex-col gap-1", className)}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-dense font-medium text-ink">
          {label}
        </label>
        {aside === undefined ? null : <span className="text-caption text-muted">{aside}</span>}
      </div>
      {hasHint ? (
        <p id={`${id}-hint`} className="text-caption text-muted">
          {hint}
        </p>
      ) : isInGrid ? (
        <span />
      ) : null}
      {children({
        id,
        ...(describedBy.length === 0 ? {} : { "aria-describedby": describedBy.join(" ") }),
        ...(hasError ? { "aria-invalid": true as const } : {}),
      })}
      {hasError ? (
        <p id={`${id}-error`} role="alert" className="text-caption text-severe-ink">
          {error}
        </p>
      ) : null}
    </div>
  );
}
