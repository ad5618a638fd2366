import type { ComponentProps } from "react";
import Link from "next/link";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

interface ButtonLinkProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** ButtonLink goes somewhere; a Button does something. They look alike, assistive technology hears the difference. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return (
    <Link
      {...rest}
      className={buttonClass({
        ...(variant === undefined ? {} : { variant }),
        ...(size === undefined ? {} : { size }),
        ...(className === undefined ? {} : { className }),
      })}
    />
  );
}
