import { systemDb, withSystem } from "@/lib/platform/db";
import { limitMailTo } from "./limit-mail";
import { issueMailToken } from "./mail-token";
import { queueAccountMail } from "./queue-account-mail";

/**
 * resendVerification mails a fresh link to an address that still waits for confirmation; the caller learns nothing
 * either way. Throws AppError `rate_limited`.
 */
export async function resendVerification(input: { email: string; address: string; now: Date }): Promise<void> {
  await limitMailTo(input);
  const user = await systemDb().user.findUnique({ where: { email: input.email } });
  if (user === null || user.emailVerifiedAt !== null) return;
  await withSystem(async (tx) => {
    const token = await issueMailToken(tx, { userId: user.id, kind: "verify_email", now: input.now });
    await queueAccountMail(tx, { kind: "verify_email", user, token, now: input.now });
  });
}
