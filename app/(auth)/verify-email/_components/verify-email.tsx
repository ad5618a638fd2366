"use client";

import { useEffect, useRef, useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { problemText } from "@/components/api/problem-text";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { AuthHeading } from "../../_components/auth-heading";
import { useMailedToken } from "../../_components/use-mailed-token";

interface Verified {
  email: string;
  isSignedIn: boolean;
}

/** VerifyEmail spends the mailed token at once: opening the link is the answer to the question the mail asked. */
export function VerifyEmail() {
  const messages = useAccountMessages();
  const { verify } = messages.account;
  const token = useMailedToken();
  const [isDone, setIsDone] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const spent = useRef(false);

  useEffect(() => {
    if (typeof token !== "string" || spent.current) return;
    // A token works once: neither a second render nor a click back may send it again.
    spent.current = true;
    apiRequest<Verified>("/api/account/verify-email", { method: "POST", body: { token } }).then(
      ({ email, isSignedIn }) => {
        setIsDone(true);
        const query = new URLSearchParams({ notice: "confirmed", email });
        window.location.replace(isSignedIn ? "/continue" : `/sign-in?${query.toString()}`);
      },
      (thrown: unknown) => setError(thrown ?? new Error()),
    );
  }, [token]);

  if (token === null || error !== null)
    return (
      <>
        <AuthHeading title={verify.failedTitle} />
        <Banner tone="critical" role="alert" title={token === null ? verify.missing : problemText(error, messages)} />
        <div className="mt-6 flex gap-2">
          <ButtonLink href="/sign-in" variant="primary">
            {verify.action}
          </ButtonLink>
          <ButtonLink href="/sign-up">{messages.account.signIn.signUp}</ButtonLink>
        </div>
      </>
    );
  return (
    <div role="status">
      <AuthHeading title={verify.title}>{isDone ? verify.done : verify.working}</AuthHeading>
    </div>
  );
}
