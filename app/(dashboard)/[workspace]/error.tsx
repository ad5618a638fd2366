"use client";

import { ErrorState } from "@/components/ui/error-state";

interface ScreenErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** A screen that failed leaves the frame standing; the reference finds it in our log. */
export default function ScreenError({ error, retry }: ScreenErrorProps) {
  return <ErrorState reference={error.digest} onRetry={retry} />;
}
