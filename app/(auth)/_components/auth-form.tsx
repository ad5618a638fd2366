"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface AuthFormProps {
  onSubmit: (form: FormData) => unknown;
  /** What the button says. */
  submit: string;
  isBusy: boolean;
  isDisabled?: boolean;
  children: ReactNode;
  /** Below the button. */
  footer?: ReactNode;
}

/** AuthForm is fields in a column and one button. */
export function AuthForm({ onSubmit, submit, isBusy, isDisabled = false, children, footer }: AuthFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
      className="flex flex-col gap-4"
    >
      {children}
      <Button type="submit" variant="primary" isBusy={isBusy} disabled={isDisabled}>
        {submit}
      </Button>
      {footer}
    </form>
  );
}
