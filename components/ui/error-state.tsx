"use client";

import { useUiMessages } from "@/components/i18n/use-ui-messages";
import { Button } from "./button";
import { ToneMark } from "./tone-mark";

interface ErrorStateProps {
  /** What failed, if more is known than "this part". */
  title?: string;
  /** What still works and what we do next. */
  body?: string;
  reference?: string | undefined;
  onRetry?: () => void;
}

/** ErrorState says what failed, what still works, what we do next, and offers a retry. */
export function ErrorState({ title, body, reference, onRetry }: ErrorStateProps) {
  const { ui } = useUiMessages();
  return (
    <div role="alert" className="flex max-w-[60ch] flex-col items-start gap-3 py-6">
      <div>
        <p className="flex items-center gap-2 text-body font-medium text-ink">
          <ToneMark tone="warning" />
          {title ?? ui.error.title}
        </p>
        <p className="mt-1 text-body text-soft">{body ?? ui.error.body}</p>
        {reference === undefined ? null : (
          <p className="mt-1 font-mono text-caption text-muted">{ui.error.reference(reference)}</p>
        )}
      </div>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{ui.retry}</Button>}
    </div>
  );
}
