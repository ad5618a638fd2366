"use client";

import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PolicyField } from "./policy-fields";

interface PolicyNumberProps {
  field: PolicyField;
  value: string;
  onChange: (value: string) => void;
  isWrong: boolean;
  /** What the server said about it. */
  error: string | undefined;
}

/** PolicyNumber edits one number of the policy, in percent where it is a fraction. */
export function PolicyNumber({ field, value, onChange, isWrong, error }: PolicyNumberProps) {
  const words = useAccountMessages().settings.risk;
  const { label, hint } = words.fields[field.path];
  return (
    <Field isInGrid label={label} hint={hint === "" ? undefined : hint} error={isWrong ? words.notANumber : error}>
      {(control) => (
        <Input
          {...control}
          isFigure
          unit={words[field.unit]}
          inputMode="decimal"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          maxLength={12}
        />
      )}
    </Field>
  );
}
