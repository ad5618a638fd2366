import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "../context";
import { requirePermission } from "../require-permission";
import { nextQuestion, questionsFor, savedAnswersSchema, type Question, type SavedAnswers } from "./answers";

export interface OnboardingView {
  isFinished: boolean;
  answers: SavedAnswers;
  /** What is asked of this person, in order. */
  questions: readonly Question[];
  /** Where to go on; null when everything is answered. */
  next: Question | null;
}

/** loadOnboarding is how far a workspace has come with the six questions. */
export async function loadOnboarding(ctx: WorkspaceContext): Promise<OnboardingView> {
  requirePermission(ctx, "workspace.read");
  const row = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findUniqueOrThrow({ where: { id: ctx.workspaceId } }),
  );
  return toOnboardingView(readAnswers(row.onboarding), row.onboardedAt !== null);
}

/** toOnboardingView adds to the answers what follows from them. */
export function toOnboardingView(answers: SavedAnswers, isFinished: boolean): OnboardingView {
  return { isFinished, answers, questions: questionsFor(answers), next: isFinished ? null : nextQuestion(answers) };
}

/** readAnswers reads the workspace row's column; answers of an older shape are asked again. */
export function readAnswers(column: unknown): SavedAnswers {
  return savedAnswersSchema.safeParse(column).data ?? {};
}
