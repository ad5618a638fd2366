"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { AuthForm } from "../../_components/auth-form";
import { EmailField } from "../../_components/email-field";

export function ForgotPasswordForm({ inboxUrl }: { inboxUrl: string | null }) {
  const { account } = useAccountMessages();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, isBusy, error, fieldError } = useSubmit(async (form: FormData) => {
    const email = String(form.get("email"));
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
    <AuthForm onSubmit={run} submit={account.forgot.submit} isBusy={isBusy}>
      <FormProblem error={error} fields={["email"]} />
      <EmailField error={fieldError("email")} />
    </AuthForm>
  );
}
