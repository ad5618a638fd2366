"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { AuthHeading } from "../../_components/auth-heading";

interface CheckMailProps {
  email: string;
  /** The sandbox's inbox; null where mail is real. */
  inboxUrl: string | null;
  onOther: () => void;
}

/** CheckMail says where the link went and what to do when it does not come. */
export function CheckMail({ email, inboxUrl, onOther }: CheckMailProps) {
  const { checkMail } = useAccountMessages().account;
  const [isResent, setIsResent] = useState(false);
  const { run, isBusy, error } = useSubmit(async () => {
    await apiRequest("/api/account/resend-verification", { method: "POST", body: { email } });
    setIsResent(true);
  });
  return (
    <>
      <AuthHeading title={checkMail.title}>{checkMail.body(email)}</AuthHeading>
      {inboxUrl === null ? null : (
        <p className="mb-6 border-l-2 border-low bg-low-wash px-3 py-2.5 text-dense text-soft">
          <a
            href={inboxUrl}
            target="_blank"
            rel="noreferrer"
            className="text-body font-medium text-accent hover:underline"
          >
            {checkMail.inbox}
          </a>
          <br />
          {checkMail.inboxHint}
        </p>
      )}
      <FormProblem error={error} />
      <p className="mt-4 text-dense text-muted" role="status">
        {isResent ? checkMail.resent : checkMail.nothing}
      </p>
      <div className="mt-3 flex gap-2">
        <Button onClick={() => void run()} isBusy={isBusy}>
          {checkMail.resend}
        </Button>
        <Button variant="quiet" onClick={onOther}>
          {checkMail.other}
        </Button>
      </div>
    </>
  );
}
