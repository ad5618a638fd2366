import type { ComponentProps } from "react";
import { clsx } from "clsx";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the label stays in place (no layout shift), the button takes no second press. */
  isBusy?: boolean;
}

/** Button is a `<button type="button">` unless told to submit. One primary per view. */
export function Button({ variant, size, isBusy = false, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      className={buttonClass({
        ...(variant === undefined ? {} : { variant }),
        ...(size === undefined ? {} : { size }),
        className: clsx("relative", className),
      })}
    >
      <span className={clsx("inline-flex items-center gap-2", isBusy && "opacity-0")}>{children}</span>
      {isBusy ? (
        <span aria-hidden className="absolute inset-0 grid place-items-center">
          <svg viewBox="0 0 16 16" className="size-4 animate-spin" fill="none" stroke="currentColor" strokeWidth="2">
            <path d="M8 2a6 6 0 1 1-6 6" strokeLinecap="round" />
          </svg>
        </span>
      ) : null}
    </button>
  );
}
