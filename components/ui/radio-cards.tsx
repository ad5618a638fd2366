import { useId, type ReactNode } from "react";
import { clsx } from "clsx";

export interface RadioCard<Value extends string> {
  value: Value;
  title: ReactNode;
  /** What choosing it means, in numbers where there are any. */
  detail?: ReactNode;
  isDisabled?: boolean;
}

interface RadioCardsProps<Value extends string> {
  name: string;
  /** Read by assistive technology; show it yourself where a heading does not already ask the question. */
  legend: ReactNode;
  isLegendHidden?: boolean;
  options: readonly RadioCard<Value>[];
  /** Controlled when given with onChange; else `defaultValue` and the form's own data. */
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  columns?: 1 | 2 | 3 | 4;
  error?: ReactNode;
}

const COLUMNS = {
  1: "grid-cols-1",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "grid-cols-2 sm:grid-cols-4",
} as const;

/** RadioCards asks one question whose answers deserve a line of explanation. Native radios: arrow keys and forms work. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const errorId = useId();
  const hasError = props.error !== undefined && props.error !== null && props.error !== "";
  return (
    <fieldset aria-describedby={hasError ? errorId : undefined} className="min-w-0">
      <legend className={props.isLegendHidden === true ? "sr-only" : "mb-2 text-dense font-medium text-ink"}>
        {props.legend}
      </legend>
      <div className={clsx("grid gap-2", COLUMNS[props.columns ?? 1])}>
        {props.options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "flex items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5",
              "has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              option.isDisabled === true ? "opacity-50" : "hover:bg-hover has-checked:hover:bg-accent-wash",
            )}
          >
            <input
              type="radio"
              name={props.name}
              value={option.value}
              disabled={option.isDisabled}
              {...(props.value === undefined
                ? { defaultChecked: props.defaultValue === option.value }
                : { checked: props.value === option.value })}
              onChange={props.onChange === undefined ? undefined : () => props.onChange?.(option.value)}
              className="mt-0.5 size-4 shrink-0 accent-accent-solid outline-none"
            />
            <span className="min-w-0">
              <span className="block text-body font-medium text-ink">{option.title}</span>
              {option.detail === undefined ? null : (
                <span className="block text-caption text-muted">{option.detail}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {hasError ? (
        <p id={errorId} role="alert" className="mt-1 text-caption text-severe-ink">
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}
