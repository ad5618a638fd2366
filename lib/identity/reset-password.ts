import { withSystem } from "@/lib/platform/db";
import { useMailToken } from "./mail-token";
import { hashPassword } from "./password-hash";
import { endSessions } from "./revoke-session";

/**
 * resetPassword sets a new password by a mailed token and signs the person out everywhere. Having read the mail proves
 * the address as well. Throws AppError `invalid_input` for a token that is no good.
 */
export async function resetPassword({
  token,
  password,
  now,
}: {
  token: string;
  password: string;
  now: Date;
}): Promise<void> {
  const passwordHash = await hashPassword(password);
  await withSystem(async (tx) => {
    const { userId } = await useMailToken(tx, { token, kind: "reset_password", now });
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, emailVerifiedAt: user.emailVerifiedAt ?? now },
    });
    await endSessions(tx, userId, now);
  });
}
