"use client";

import { useMessages } from "@/components/i18n/use-messages";
import { Banner } from "@/components/ui/banner";
import { ApiProblem } from "./api-problem";
import { problemText } from "./problem-text";

interface FormProblemProps {
  error: unknown;
  /** Fields that show their own error: a problem that names only these is not said twice. */
  fields?: readonly string[];
}

/** FormProblem says what is wrong with a form as a whole; nothing while it is fine. */
export function FormProblem({ error, fields = [] }: FormProblemProps) {
  const messages = useMessages();
  if (error === null || error === undefined) return null;
  const isShownBeside =
    error instanceof ApiProblem &&
    (error.problem.fields?.length ?? 0) > 0 &&
    fields.some((field) => error.fieldError(field) !== undefined);
  return isShownBeside ? null : <Banner tone="critical" role="alert" title={problemText(error, messages)} />;
}
