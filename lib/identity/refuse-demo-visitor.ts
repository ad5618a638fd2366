import { AppError } from "@/lib/domain/errors";
import type { SessionUser } from "./load-session";

/** refuseDemoVisitor guards what belongs to one person: every visitor of the demo is the same shared user. */
export function refuseDemoVisitor(user: Pick<SessionUser, "isDemo">): void {
  if (user.isDemo)
    throw new AppError("forbidden", "You are looking at the demo without an account: sign up to have one of your own.");
}
