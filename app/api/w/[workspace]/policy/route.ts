import { z } from "zod";
import { riskPolicySchema } from "@/lib/domain/risk-policy";
import { defineRoute } from "@/lib/api/define-route";
import { readPolicy } from "@/lib/workspace/read-policy";
import { savePolicy } from "@/lib/workspace/save-policy";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => readPolicy(ctx),
});

/** `version` is the one the change was made on: somebody else's newer one is a conflict. */
export const PUT = defineRoute({
  auth: "workspace",
  permission: "policy.write",
  body: z.strictObject({ policy: riskPolicySchema, version: z.int().min(1).max(1_000_000) }),
  run: ({ ctx, body }) => savePolicy(ctx, body),
});
