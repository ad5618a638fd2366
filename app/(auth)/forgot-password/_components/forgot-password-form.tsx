"use client";

import { useState, type FormEvent } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export function ForgotPasswordForm({ inboxUrl }: { inboxUrl: string | null }) {
  const { account } = useAccountMessages();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, isBusy, error, fieldError } = useSubmit(async (event: FormEvent<HTMLFormElement>) => {
    const email = String(new FormData(event.currentTarget).get("email"));
    await apiRequest("/api/account/request-reset", { method: "POST", body: { email } });
    setSentTo(email);
  });
  if (sentTo !== null)
    return (
      <Banner tone="ok" role="status" title={account.forgot.sent(sentTo)}>
        {inboxUrl === null ? undefined : (
          <a href={inboxUrl} target="_blank" rel="noreferrer" className="text-accent hover:underline">
            {account.checkMail.inbox}
          </a>
        )}
      </Banner>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(event);
      }}
      className="flex flex-col gap-4"
    >
      <FormProblem error={error} fields={["email"]} />
      <Field label={account.email} error={fieldError("email")}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" required maxLength={254} />}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {account.forgot.submit}
      </Button>
    </form>
  );
}
