import { z } from "zod";
import type { Clock } from "@/lib/platform/clock";
import { systemDb } from "@/lib/platform/db";
import { logger } from "@/lib/platform/logger";
import { decideRetry, readMailFailure } from "./decide-retry";
import type { MailTransport } from "./send-mail";

/** While one worker sends a mail, no other takes it; a worker that dies leaves it due again after this. */
const LEASE_MS = 120_000;
const BATCH = 50;
const headersSchema = z.record(z.string(), z.string());

export interface DeliveryCount {
  sent: number;
  retried: number;
  failed: number;
}

type OutboxRow = Awaited<ReturnType<typeof dueRows>>[number];

/**
 * deliverDueMail sends what is due in the outbox, oldest first, at most 50. Each mail is claimed by compare-and-set, so
 * several workers share the work; a crash between sending and noting it sends a second time under the same Message-ID.
 * A mail that is sent or given up loses its body: it may hold a link that opens an account.
 */
export async function deliverDueMail(deps: { clock: Clock; transport: MailTransport }): Promise<DeliveryCount> {
  const count: DeliveryCount = { sent: 0, retried: 0, failed: 0 };
  for (const row of await dueRows(deps.clock.now())) {
    if (!(await claim(row, deps.clock.now()))) continue;
    count[await deliver(row, deps)] += 1;
  }
  return count;
}

function dueRows(now: Date) {
  return systemDb().mailOutbox.findMany({
    where: { status: "pending", nextTryAt: { lte: now } },
    orderBy: { nextTryAt: "asc" },
    take: BATCH,
  });
}

async function claim(row: OutboxRow, now: Date): Promise<boolean> {
  const { count } = await systemDb().mailOutbox.updateMany({
    where: { id: row.id, status: "pending", nextTryAt: row.nextTryAt, attempts: row.attempts },
    data: { attempts: row.attempts + 1, nextTryAt: new Date(now.getTime() + LEASE_MS) },
  });
  return count === 1;
}

async function deliver(
  row: OutboxRow,
  { clock, transport }: { clock: Clock; transport: MailTransport },
): Promise<keyof DeliveryCount> {
  const { mailOutbox } = systemDb();
  try {
    await transport({
      id: row.id,
      to: row.toAddress,
      subject: row.subject,
      text: row.text,
      html: row.html,
      headers: headersSchema.parse(row.headers),
    });
  } catch (error) {
    const failure = readMailFailure(error);
    const decision = decideRetry(failure, row.attempts + 1);
    const lastError = `${failure.code ?? "error"} ${failure.responseCode ?? ""}`.trim();
    logger("mail").warn(
      { mailId: row.id, kind: row.kind, attempts: row.attempts + 1, ...failure },
      "mail not delivered",
    );
    if (decision.kind === "retry") {
      const nextTryAt = new Date(clock.now().getTime() + decision.waitMs);
      await mailOutbox.update({ where: { id: row.id }, data: { nextTryAt, lastError } });
      return "retried";
    }
    await mailOutbox.update({ where: { id: row.id }, data: { status: "failed", lastError, text: "", html: "" } });
    return "failed";
  }
  await mailOutbox.update({
    where: { id: row.id },
    data: { status: "sent", sentAt: clock.now(), text: "", html: "", lastError: null },
  });
  return "sent";
}
