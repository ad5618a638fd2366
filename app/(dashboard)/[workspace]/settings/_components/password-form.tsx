"use client";

import { useRef, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SectionHeading } from "@/components/ui/section-heading";
import { useToast } from "@/components/ui/use-toast";

export function PasswordForm() {
  const { settings, account } = useAccountMessages();
  const words = settings.profile;
  const toast = useToast();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error, fieldError } = useSubmit(async (event: FormEvent<HTMLFormElement>) => {
    const given = new FormData(event.currentTarget);
    const body = { currentPassword: given.get("currentPassword"), newPassword: given.get("newPassword") };
    await apiRequest("/api/account/password", { method: "POST", body });
    form.current?.reset();
    toast({ tone: "ok", text: words.changed });
    // The list of sessions below has changed.
    router.refresh();
  });
  return (
    <section aria-labelledby="password">
      <SectionHeading id="password">{words.password}</SectionHeading>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void run(event);
        }}
        className="flex max-w-[26rem] flex-col gap-4"
      >
        <FormProblem error={error} fields={["currentPassword", "newPassword"]} />
        <Field label={words.current} error={fieldError("currentPassword")}>
          {(control) => (
            <Input
              {...control}
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              required
              maxLength={128}
            />
          )}
        </Field>
        <Field label={words.next} hint={account.passwordHint} error={fieldError("newPassword")}>
          {(control) => (
            <Input
              {...control}
              name="newPassword"
              type="password"
              autoComplete="new-password"
              required
              maxLength={128}
            />
          )}
        </Field>
        <div>
          <Button type="submit" isBusy={isBusy}>
            {words.change}
          </Button>
        </div>
      </form>
    </section>
  );
}
