import { systemDb, withSystem } from "@/lib/platform/db";
import { limitMailTo } from "./limit-mail";
import { issueMailToken } from "./mail-token";
import { queueAccountMail } from "./queue-account-mail";

/**
 * requestReset mails a link to choose a new password, if there is such a person; the caller learns nothing either way.
 * Throws AppError `rate_limited`.
 */
export async function requestReset({
  email,
  address,
  now,
}: {
  email: string;
  address: string;
  now: Date;
}): Promise<void> {
  await limitMailTo({ email, address, now });
  const user = await systemDb().user.findUnique({ where: { email } });
  if (user === null || user.isDemo) return;
  await withSystem(async (tx) => {
    const token = await issueMailToken(tx, { userId: user.id, kind: "reset_password", now });
    await queueAccountMail(tx, { kind: "reset_password", user, token, now });
  });
}
