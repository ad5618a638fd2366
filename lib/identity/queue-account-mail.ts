import type { SystemTx } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

/** Mails about the account itself: they go out whatever else a person has switched off. */
export type AccountMail = {
  user: { id: string; name: string; email: string };
  now: Date;
} & ({ kind: "verify-email" | "reset-password"; token: string } | { kind: "already-registered" });

/** queueAccountMail puts an account mail into the outbox, in the transaction that causes it. */
export async function queueAccountMail(tx: Pick<SystemTx, "mailOutbox">, mail: AccountMail): Promise<void> {
  const path = { "verify-email": "/verify-email", "reset-password": "/reset-password", "already-registered": "/sign-in" };
  const link = new URL(path[mail.kind], runtimeEnv().NEXTAUTH_URL);
  // A fragment stays in the browser: out of server logs, proxies and Referer.
  if ("token" in mail) link.hash = `token=${mail.token}`;
  const id = newId();
  await tx.mailOutbox.create({
    data: {
      id,
      userId: mail.user.id,
      toAddress: mail.user.email,
      kind: mail.kind,
      subject: mail.kind,
      text: link.href,
      html: `<a href="${link.href}">${link.href}</a>`,
      dedupeKey: `${mail.kind}:${id}`,
      nextTryAt: mail.now,
      createdAt: mail.now,
    },
  });
}
