import { AppError } from "@/lib/domain/errors";
import { readUnsubscribeToken } from "@/lib/mail/unsubscribe-token";
import { withWorkspace } from "@/lib/platform/db";

/**
 * stopBrief ends the Monday brief for the person and workspace a signed token names; twice is the same as once. Throws
 * `invalid_input` for a token we did not sign.
 */
export async function stopBrief(token: string): Promise<void> {
  const claims = readUnsubscribeToken(token);
  if (claims === null) {
    throw new AppError("invalid_input", "This link is not valid. Use the one at the foot of the newest brief.", {
      fields: [{ field: "token", message: "was not signed by us" }],
    });
  }
  await withWorkspace(claims.workspaceId, (tx) =>
    tx.membership.updateMany({
      where: { workspaceId: claims.workspaceId, userId: claims.userId },
      data: { wantsBrief: false },
    }),
  );
}
