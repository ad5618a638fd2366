import { defineRoute } from "@/lib/api/define-route";
import { answerSchema } from "@/lib/workspace/onboarding/answers";
import { loadOnboarding } from "@/lib/workspace/onboarding/load-onboarding";
import { saveAnswer } from "@/lib/workspace/onboarding/save-answer";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadOnboarding(ctx),
});

export const PUT = defineRoute({
  auth: "workspace",
  permission: "onboarding.write",
  body: answerSchema,
  run: ({ ctx, body }) => saveAnswer(ctx, body),
});
