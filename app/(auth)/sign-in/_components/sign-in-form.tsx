"use client";

import { useState } from "react";
import Link from "next/link";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import type { AccountMessages } from "@/lib/format/messages/en-account";
import { AuthForm } from "../../_components/auth-form";
import { EmailField } from "../../_components/email-field";
import { PasswordInput } from "../../_components/password-input";
import { requestSignIn } from "../../_components/sign-in-request";

interface SignInFormProps {
  /** A path of ours. */
  goTo: string;
  email: string;
  notice: "confirmed" | "password-set" | null;
}

export function SignInForm({ goTo, email, notice }: SignInFormProps) {
  const { account } = useAccountMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (form: FormData): Promise<void> => {
    setIsBusy(true);
    setProblem(null);
    try {
      const result = await requestSignIn(String(form.get("email")), String(form.get("password")));
      // A whole page load: everything rendered for the visitor of before is gone.
      if (result.isIn) return window.location.assign(goTo);
      setProblem(problemWords(result, account.signIn));
    } catch {
      setProblem(account.signIn.failed);
    }
    setIsBusy(false);
  };

  return (
    <AuthForm onSubmit={submit} submit={account.signIn.submit} isBusy={isBusy}>
      {notice === null || problem !== null ? null : (
        <Banner tone="ok" title={notice === "confirmed" ? account.signIn.confirmed : account.signIn.passwordSet} />
      )}
      {problem === null ? null : <Banner tone="critical" role="alert" title={problem} />}
      <EmailField defaultValue={email} />
      <Field
        label={account.password}
        aside={
          <Link href="/forgot-password" className="text-accent hover:underline">
            {account.signIn.forgot}
          </Link>
        }
      >
        {(control) => <PasswordInput control={control} name="password" autoComplete="current-password" />}
      </Field>
    </AuthForm>
  );
}

function problemWords(
  { code, waitSeconds }: { code: string; waitSeconds: number | null },
  words: AccountMessages["account"]["signIn"],
): string {
  if (code === "unauthenticated" || code === "CredentialsSignin") return words.wrong;
  if (code === "rate_limited") return words.wait(waitSeconds ?? 60);
  if (code === "precondition_failed") return words.unconfirmed;
  return words.failed;
}
