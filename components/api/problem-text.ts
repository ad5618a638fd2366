import type { Messages } from "@/lib/format/messages/en";
import { ApiProblem } from "./api-problem";

/** problemText is what to tell a person about a failed request: the server's own sentence, or ours when none came. */
export function problemText(error: unknown, { ui }: Messages): string {
  if (!(error instanceof ApiProblem)) return ui.error.unexpected;
  if (error.problem.code === "network") return ui.error.network;
  return error.problem.detail === "" ? ui.error.unexpected : error.problem.detail;
}
