import type { SystemTx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { MailContent } from "./mail-document";

export type MailKind =
  | "verify_email"
  | "already_registered"
  | "reset_password"
  | "safety_warning"
  | "monday_brief"
  | "subscription_started"
  | "key_problem"
  | "feed_late";

export interface QueuedMail {
  kind: MailKind;
  /** The person; null for an address without an account. */
  userId: string | null;
  to: string;
  content: MailContent;
  /** A second mail with the same key is dropped, such as `monday_brief:<workspace>:<user>:2026-11-23`. */
  dedupeKey: string;
}

/**
 * queueMail writes a mail into the outbox in the transaction of its cause, so it is neither lost nor sent for something
 * that did not happen. Returns false when that mail was queued before. `deliverDueMail` sends it.
 */
export async function queueMail(tx: Pick<SystemTx, "mailOutbox">, mail: QueuedMail, now: Date): Promise<boolean> {
  const { count } = await tx.mailOutbox.createMany({
    data: [
      {
        id: newId(),
        userId: mail.userId,
        toAddress: mail.to,
        kind: mail.kind,
        subject: mail.content.subject,
        text: mail.content.text,
        html: mail.content.html,
        headers: { ...mail.content.headers },
        dedupeKey: mail.dedupeKey,
        nextTryAt: now,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}
