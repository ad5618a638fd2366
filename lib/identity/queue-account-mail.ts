import type { MailContent } from "@/lib/mail/mail-document";
import { queueMail, type MailKind } from "@/lib/mail/queue-mail";
import { alreadyRegisteredMail } from "@/lib/mail/templates/already-registered";
import { resetPasswordMail } from "@/lib/mail/templates/reset-password";
import { verifyEmailMail } from "@/lib/mail/templates/verify-email";
import type { SystemTx } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { TOKEN_LIFETIME_MS } from "./mail-token";

/** Mails about the account itself: they go out whatever else a person has switched off. */
export type AccountMail = {
  user: { id: string; name: string; email: string };
  now: Date;
} & ({ kind: "verify_email" | "reset_password"; token: string } | { kind: "already_registered" });

/** queueAccountMail puts an account mail into the outbox, in the transaction that causes it. */
export async function queueAccountMail(tx: Pick<SystemTx, "mailOutbox">, mail: AccountMail): Promise<void> {
  const { user, kind, now } = mail;
  await queueMail(
    tx,
    {
      kind: kind satisfies MailKind,
      userId: user.id,
      to: user.email,
      content: render(mail),
      dedupeKey: `${kind}:${newId()}`,
    },
    now,
  );
}

function render(mail: AccountMail): MailContent {
  const { name } = mail.user;
  switch (mail.kind) {
    case "verify_email":
      return verifyEmailMail({
        name,
        url: tokenLink("/verify-email", mail.token),
        validHours: TOKEN_LIFETIME_MS.verify_email / 3_600_000,
      });
    case "reset_password":
      return resetPasswordMail({
        name,
        url: tokenLink("/reset-password", mail.token),
        validMinutes: TOKEN_LIFETIME_MS.reset_password / 60_000,
      });
    case "already_registered":
      return alreadyRegisteredMail({ name, signInUrl: new URL("/sign-in", runtimeEnv().NEXTAUTH_URL).href });
  }
}

/** The token is a fragment: it stays in the browser, out of server logs, proxies and Referer. */
function tokenLink(path: string, token: string): string {
  const url = new URL(path, runtimeEnv().NEXTAUTH_URL);
  url.hash = `token=${token}`;
  return url.href;
}
