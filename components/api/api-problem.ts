import type { AppErrorCode, FieldIssue } from "@/lib/domain/errors";

export interface ProblemBody {
  code: AppErrorCode | "network";
  status: number;
  title: string;
  detail: string;
  fields?: readonly FieldIssue[];
  values?: Readonly<Record<string, string | number | boolean | null>>;
  requestId?: string;
}

/** ApiProblem is a refused or failed request, as problem+json said it; `network` when no answer came at all. */
export class ApiProblem extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.problem = problem;
  }

  /** fieldError is what was wrong with one field, for the form beside it. */
  fieldError(field: string): string | undefined {
    return this.problem.fields?.find((issue) => issue.field === field || issue.field.endsWith(`.${field}`))?.message;
  }
}
