"use client";

import { useState } from "react";
import { Eye, EyeOff } from "lucide-react";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import type { ControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface PasswordInputProps {
  control: ControlProps;
  name: string;
  autoComplete: "current-password" | "new-password";
}

/** PasswordInput hides what is typed until its owner wants to see it. Pasting is allowed: managers do it. */
export function PasswordInput({ control, name, autoComplete }: PasswordInputProps) {
  const { account } = useAccountMessages();
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        {...control}
        name={name}
        type={isShown ? "text" : "password"}
        autoComplete={autoComplete}
        required
        maxLength={128}
        spellCheck={false}
        className="pr-11"
      />
      <button
        type="button"
        aria-label={isShown ? account.hidePassword : account.showPassword}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-muted hover:text-ink"
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </span>
  );
}
