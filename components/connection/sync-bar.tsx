"use client";

import { useMessages } from "@/components/i18n/use-messages";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { SyncProgress } from "@/lib/domain/views";
import { syncText } from "@/lib/format/sync-text";

/** SyncBar is how far the first reading of an account is: what is being read, and how many steps of how many. */
export function SyncBar({ sync }: { sync: SyncProgress }) {
  const messages = useMessages();
  return (
    <ProgressBar
      done={sync.done}
      total={sync.total}
      label={syncText(sync, messages)}
      {...(sync.total > 0 ? { counts: messages.ui.progress(sync.done, sync.total) } : {})}
    />
  );
}
