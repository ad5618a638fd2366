"use client";

import type { FormEvent } from "react";
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

export function NameForm({ name, email }: { name: string; email: string }) {
  const { settings, ui } = useAccountMessages();
  const words = settings.profile;
  const toast = useToast();
  const router = useRouter();
  const { run, isBusy, error, fieldError } = useSubmit(async (event: FormEvent<HTMLFormElement>) => {
    const body = { name: new FormData(event.currentTarget).get("name") };
    await apiRequest("/api/account/profile", { method: "POST", body });
    toast({ tone: "ok", text: settings.saved });
    // The shell shows the name too.
    router.refresh();
  });
  return (
    <section aria-labelledby="you">
      <SectionHeading id="you">{words.you}</SectionHeading>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(event);
        }}
        className="flex max-w-[26rem] flex-col gap-4"
      >
        <FormProblem error={error} fields={["name"]} />
        <Field label={words.name} error={fieldError("name")}>
          {(control) => (
            <Input {...control} name="name" autoComplete="name" defaultValue={name} required maxLength={80} />
          )}
        </Field>
        <Field label={words.email} hint={words.emailHint}>
          {(control) => <Input {...control} value={email} readOnly />}
        </Field>
        <div>
          <Button type="submit" isBusy={isBusy}>
            {ui.save}
          </Button>
        </div>
      </form>
    </section>
  );
}
