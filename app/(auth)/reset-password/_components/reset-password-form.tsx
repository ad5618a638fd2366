"use client";

import Link from "next/link";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { AuthForm } from "../../_components/auth-form";
import { PasswordInput } from "../../_components/password-input";
import { useMailedToken } from "../../_components/use-mailed-token";

export function ResetPasswordForm() {
  const { account } = useAccountMessages();
  const token = useMailedToken();
  const { run, isBusy, error, fieldError } = useSubmit(async (form: FormData) => {
    const body = { token, password: form.get("password") };
    await apiRequest("/api/account/reset-password", { method: "POST", body });
    window.location.replace("/sign-in?notice=password-set");
  });
  return (
    <AuthForm
      onSubmit={run}
      submit={account.reset.submit}
      isBusy={isBusy}
      isDisabled={typeof token !== "string"}
      footer={
        token === null || error !== null ? (
          <Link href="/forgot-password" className="text-accent hover:underline">
            {account.reset.askAgain}
          </Link>
        ) : null
      }
    >
      {token === null ? <Banner tone="critical" role="alert" title={account.reset.missing} /> : null}
      <FormProblem error={error} fields={["password"]} />
      <Field label={account.newPassword} hint={account.passwordHint} error={fieldError("password")}>
        {(control) => <PasswordInput control={control} name="password" autoComplete="new-password" />}
      </Field>
    </AuthForm>
  );
}
