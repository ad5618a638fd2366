"use client";

import { useState } from "react";
import { Check, Copy } from "lucide-react";
import { useUiMessages } from "@/components/i18n/use-ui-messages";
import { Button } from "./button";

type CopyState = "idle" | "copied" | "refused";

/** CopyButton puts `text` on the clipboard and says so for two seconds; a refusal is said too. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { ui } = useUiMessages();
  const [state, setState] = useState<CopyState>("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
      setTimeout(() => setState("idle"), 2000);
    } catch {
      setState("refused");
    }
  };
  return (
    <>
      <Button size="sm" onClick={() => void copy()}>
        {state === "copied" ? (
          <Check aria-hidden className="size-3.5" strokeWidth={2} />
        ) : (
          <Copy aria-hidden className="size-3.5" strokeWidth={1.75} />
        )}
        {state === "copied" ? ui.copied : (label ?? ui.copy)}
      </Button>
      <span role="status" className={state === "refused" ? "text-caption text-severe-ink" : "sr-only"}>
        {state === "refused" ? ui.copyFailed : state === "copied" ? ui.copied : ""}
      </span>
    </>
  );
}
