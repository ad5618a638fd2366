"use client";

import { ErrorState } from "@/components/ui/error-state";

interface AppErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** What is shown when a page outside a workspace fails. */
export default function AppErrorPage({ error, retry }: AppErrorProps) {
  return (
    <main className="mx-auto max-w-[40rem] px-4 py-16">
      <ErrorState reference={error.digest} onRetry={retry} />
    </main>
  );
}
