"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AuthForm } from "../../_components/auth-form";
import { AuthHeading } from "../../_components/auth-heading";
import { EmailField } from "../../_components/email-field";
import { PasswordInput } from "../../_components/password-input";
import { CheckMail } from "./check-mail";

/** SignUpFlow asks for name, email and password, then for a look into the mail. */
export function SignUpFlow({ inboxUrl }: { inboxUrl: string | null }) {
  const { account } = useAccountMessages();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, isBusy, error, fieldError } = useSubmit(async (form: FormData) => {
    const body = { name: form.get("name"), email: form.get("email"), password: form.get("password") };
    const answer = await apiRequest<{ email: string }>("/api/account/sign-up", { method: "POST", body });
    setSentTo(answer.email);
  });

  if (sentTo !== null) return <CheckMail email={sentTo} inboxUrl={inboxUrl} onOther={() => setSentTo(null)} />;
  return (
    <>
      <AuthHeading title={account.signUp.title}>{account.signUp.lead}</AuthHeading>
      <AuthForm onSubmit={run} submit={account.signUp.submit} isBusy={isBusy}>
        <FormProblem error={error} fields={["name", "email", "password"]} />
        <Field label={account.name} hint={account.signUp.nameHint} error={fieldError("name")}>
          {(control) => <Input {...control} name="name" autoComplete="name" required maxLength={80} />}
        </Field>
        <EmailField error={fieldError("email")} />
        <Field label={account.password} hint={account.passwordHint} error={fieldError("password")}>
          {(control) => <PasswordInput control={control} name="password" autoComplete="new-password" />}
        </Field>
      </AuthForm>
    </>
  );
}
