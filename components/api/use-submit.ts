"use client";

import { useCallback, useState } from "react";
import { ApiProblem } from "./api-problem";

interface Submit<Args extends readonly unknown[]> {
  /** Runs the work once; a second call while it runs is ignored. Never rejects: a failure is `error`. */
  run: (...args: Args) => Promise<void>;
  isBusy: boolean;
  error: unknown;
  /** What was wrong with one field, for the form beside it. */
  fieldError: (field: string) => string | undefined;
}

/** useSubmit runs a form's request and keeps what became of it. */
export function useSubmit<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>): Submit<Args> {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (...args: Args): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      await work(...args);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  };
  const fieldError = useCallback(
    (field: string) => (error instanceof ApiProblem ? error.fieldError(field) : undefined),
    [error],
  );
  return { run, isBusy, error, fieldError };
}
