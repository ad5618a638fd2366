import { AppError } from "@/lib/domain/errors";
import { notifyLive, withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/client";
import type { WorkspaceContext } from "../context";
import { loadPolicy } from "../load-policy";
import { recordAudit } from "../record-audit";
import { requirePermission } from "../require-permission";
import { writePolicy } from "../save-policy";
import { nextQuestion, type Answer, type Answers, type SavedAnswers } from "./answers";
import { readAnswers, toOnboardingView, type OnboardingView } from "./load-onboarding";
import { policyFromAnswers } from "./policy-from-answers";

/**
 * saveAnswer keeps one answer, so that onboarding can be left and resumed anywhere; answering again replaces. The last
 * missing answer finishes it: the answers become the risk policy. Throws AppError `precondition_failed` afterwards —
 * then the policy itself is edited.
 */
export async function saveAnswer(ctx: WorkspaceContext, answer: Answer): Promise<OnboardingView> {
  requirePermission(ctx, "onboarding.write");
  const view = await withWorkspace(ctx.workspaceId, async (tx) => {
    // The write comes first for its row lock: two tabs answering at once do not lose an answer.
    const row = await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { lastVisitedAt: ctx.clock.now() } });
    if (row.onboardedAt !== null)
      throw new AppError(
        "precondition_failed",
        "The questions are answered already: change the risk policy in Settings.",
      );
    const answers: SavedAnswers = { ...readAnswers(row.onboarding), [answer.question]: answer.value };
    const isFinished = nextQuestion(answers) === null;
    if (isFinished) await finish(tx, ctx, answers as Answers);
    else await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { onboarding: answers } });
    return toOnboardingView(answers, isFinished);
  });
  if (view.isFinished) await notifyLive([ctx.workspaceId], "policy");
  return view;
}

async function finish(tx: WorkspaceTx, ctx: WorkspaceContext, answers: Answers): Promise<void> {
  const { version } = await loadPolicy(tx, ctx.workspaceId);
  await writePolicy(tx, ctx, { policy: policyFromAnswers(answers), version });
  await tx.workspace.update({
    where: { id: ctx.workspaceId },
    data: { onboarding: Prisma.DbNull, onboardedAt: ctx.clock.now() },
  });
  await recordAudit(tx, ctx, { action: "onboarding.finish", after: { ...answers } });
}
