"use client";

import type { FormEvent } from "react";
import Link from "next/link";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "../../_components/password-input";
import { useMailedToken } from "../../_components/use-mailed-token";

export function ResetPasswordForm() {
  const { account } = useAccountMessages();
  const token = useMailedToken();
  const { run, isBusy, error, fieldError } = useSubmit(async (event: FormEvent<HTMLFormElement>) => {
    const password = new FormData(event.currentTarget).get("password");
    await apiRequest("/api/account/reset-password", { method: "POST", body: { token, password } });
    window.location.replace("/sign-in?notice=password-set");
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(event);
      }}
      className="flex flex-col gap-4"
    >
      {token === null ? <Banner tone="critical" role="alert" title={account.reset.missing} /> : null}
      <FormProblem error={error} fields={["password"]} />
      <Field label={account.newPassword} hint={account.passwordHint} error={fieldError("password")}>
        {(control) => <PasswordInput control={control} name="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} disabled={typeof token !== "string"}>
        {account.reset.submit}
      </Button>
      {token === null || error !== null ? (
        <Link href="/forgot-password" className="text-accent hover:underline">
          {account.reset.askAgain}
        </Link>
      ) : null}
    </form>
  );
}
