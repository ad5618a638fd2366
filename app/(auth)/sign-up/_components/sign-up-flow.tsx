"use client";

import { useState, type FormEvent } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AuthHeading } from "../../_components/auth-heading";
import { PasswordInput } from "../../_components/password-input";
import { CheckMail } from "./check-mail";

/** SignUpFlow asks for name, email and password, then for a look into the mail. */
export function SignUpFlow({ inboxUrl }: { inboxUrl: string | null }) {
  const { account } = useAccountMessages();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, isBusy, error, fieldError } = useSubmit(async (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    const body = { name: form.get("name"), email: form.get("email"), password: form.get("password") };
    const answer = await apiRequest<{ email: string }>("/api/account/sign-up", { method: "POST", body });
    setSentTo(answer.email);
  });

  if (sentTo !== null) return <CheckMail email={sentTo} inboxUrl={inboxUrl} onOther={() => setSentTo(null)} />;
  return (
    <>
      <AuthHeading title={account.signUp.title}>{account.signUp.lead}</AuthHeading>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(event);
        }}
        className="flex flex-col gap-4"
      >
        <FormProblem error={error} fields={["name", "email", "password"]} />
        <Field label={account.name} hint={account.signUp.nameHint} error={fieldError("name")}>
          {(control) => <Input {...control} name="name" autoComplete="name" required maxLength={80} />}
        </Field>
        <Field label={account.email} error={fieldError("email")}>
          {(control) => (
            <Input {...control} name="email" type="email" autoComplete="username" required maxLength={254} />
          )}
        </Field>
        <Field label={account.password} hint={account.passwordHint} error={fieldError("password")}>
          {(control) => <PasswordInput control={control} name="password" autoComplete="new-password" />}
        </Field>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {account.signUp.submit}
        </Button>
      </form>
    </>
  );
}
