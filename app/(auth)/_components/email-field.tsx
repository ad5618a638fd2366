"use client";

import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** EmailField asks for the address one signs in with. */
export function EmailField({ error, defaultValue }: { error?: string | undefined; defaultValue?: string }) {
  const { account } = useAccountMessages();
  return (
    <Field label={account.email} error={error}>
      {(control) => (
        <Input
          {...control}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={defaultValue}
          required
          maxLength={254}
        />
      )}
    </Field>
  );
}
