import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Clock } from "@/lib/platform/clock";
import { closeDb, systemDb, withSystem } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { hasSandbox } from "@/lib/testing/with-servers";
import { deliverDueMail } from "./deliver-due-mail";
import type { MailDocument } from "./mail-document";
import { queueMail } from "./queue-mail";
import { renderMail } from "./render-mail";
import { closeMail, sendMail, type MailTransport, type OutgoingMail } from "./send-mail";
import { readUnsubscribeToken, signUnsubscribeToken } from "./unsubscribe-token";

const START = new Date("2026-11-22T12:00:00Z");

/** A clock that tests move. */
function clockAt(start: Date): Clock & { advance(ms: number): void } {
  let now = start.getTime();
  return { now: () => new Date(now), advance: (ms) => (now += ms) };
}

function recordingTransport(failures: (Error | null)[] = []): { transport: MailTransport; sent: OutgoingMail[] } {
  const sent: OutgoingMail[] = [];
  const transport: MailTransport = (mail) => {
    const failure = failures.shift();
    if (failure) return Promise.reject(failure);
    sent.push(mail);
    return Promise.resolve();
  };
  return { transport, sent };
}

const smtpError = (code: string, responseCode?: number): Error =>
  Object.assign(new Error(code), { code, responseCode });

function queue(dedupeKey: string, extra: Partial<MailDocument> = {}, to = "ada@example.org"): Promise<boolean> {
  const content = renderMail({
    subject: "Subject",
    preview: "",
    blocks: [{ kind: "paragraph", text: "secret link" }],
    footer: "why",
    ...extra,
  });
  return withSystem((tx) => queueMail(tx, { kind: "reset_password", userId: null, to, content, dedupeKey }, START));
}

afterEach(async () => {
  await systemDb().mailOutbox.deleteMany({});
});

afterAll(async () => {
  closeMail();
  await closeDb();
});

describe("deliverDueMail", () => {
  it("sends each queued mail once and keeps no body", async () => {
    expect(await queue("a")).toBe(true);
    expect(await queue("a")).toBe(false);
    const clock = clockAt(START);
    const { transport, sent } = recordingTransport();
    expect(await deliverDueMail({ clock, transport })).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(await deliverDueMail({ clock, transport })).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain("secret link");
    const [row] = await systemDb().mailOutbox.findMany();
    expect(row).toMatchObject({ status: "sent", text: "", html: "", sentAt: START, attempts: 1 });
  });

  it("leaves no mail when the transaction that queued it is rolled back", async () => {
    const content = renderMail({ subject: "s", preview: "", blocks: [], footer: "" });
    const mail = { kind: "verify_email" as const, userId: null, to: "a@example.org", content, dedupeKey: "x" };
    await expect(
      withSystem(async (tx) => {
        await queueMail(tx, mail, START);
        throw new Error("the sign-up failed");
      }),
    ).rejects.toThrow("the sign-up failed");
    expect(await systemDb().mailOutbox.count()).toBe(0);
  });

  it("sends each mail once when several workers share the work", async () => {
    for (let i = 0; i < 20; i++) await queue(`m${i}`);
    const { transport, sent } = recordingTransport();
    const clock = clockAt(START);
    const counts = await Promise.all(Array.from({ length: 4 }, () => deliverDueMail({ clock, transport })));
    expect(counts.reduce((sum, count) => sum + count.sent, 0)).toBe(20);
    expect(new Set(sent.map((mail) => mail.id)).size).toBe(20);
    expect(sent).toHaveLength(20);
  });

  it("tries a temporary failure again when it is due, not before", async () => {
    await queue("a");
    const clock = clockAt(START);
    const { transport, sent } = recordingTransport([smtpError("ECONNREFUSED"), smtpError("EENVELOPE", 452)]);
    expect((await deliverDueMail({ clock, transport })).retried).toBe(1);
    clock.advance(59_000);
    expect(await deliverDueMail({ clock, transport })).toEqual({ sent: 0, retried: 0, failed: 0 });
    clock.advance(1_000);
    expect((await deliverDueMail({ clock, transport })).retried).toBe(1);
    clock.advance(300_000);
    expect((await deliverDueMail({ clock, transport })).sent).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it("gives up at once on an address that does not exist, and after nine tries on anything", async () => {
    await queue("gone");
    const clock = clockAt(START);
    const refused = recordingTransport([smtpError("EENVELOPE", 550)]);
    expect((await deliverDueMail({ clock, transport: refused.transport })).failed).toBe(1);
    expect(await systemDb().mailOutbox.findFirst()).toMatchObject({
      status: "failed",
      lastError: "EENVELOPE 550",
      text: "",
    });
    await queue("down");
    const down = recordingTransport(Array.from({ length: 9 }, () => smtpError("ETIMEDOUT")));
    for (let i = 0; i < 9; i++) {
      await deliverDueMail({ clock, transport: down.transport });
      clock.advance(86_400_000);
    }
    expect(await systemDb().mailOutbox.findUnique({ where: { dedupeKey: "down" } })).toMatchObject({
      status: "failed",
      attempts: 9,
    });
  });

  it("sends a mail again under the same id when the worker died before noting it", async () => {
    await queue("a");
    const clock = clockAt(START);
    const { transport, sent } = recordingTransport();
    const dying: MailTransport = async (mail) => {
      await transport(mail);
      return new Promise<void>(() => undefined);
    };
    void deliverDueMail({ clock, transport: dying });
    await expect.poll(() => sent.length).toBe(1);
    expect((await deliverDueMail({ clock, transport })).sent).toBe(0);
    clock.advance(120_000);
    expect((await deliverDueMail({ clock, transport })).sent).toBe(1);
    expect(sent[1]?.id).toBe(sent[0]?.id);
  });
});

describe("sendMail", () => {
  it.skipIf(!hasSandbox())("reaches the sandbox's inbox over SMTP with its headers", async () => {
    const to = "brief@example.org";
    await queue("smtp", { unsubscribeUrl: "https://ballast.example/u?token=t" }, to);
    expect((await deliverDueMail({ clock: clockAt(START), transport: sendMail })).sent).toBe(1);
    const response = await fetch(`${runtimeEnv().SANDBOX_URL ?? ""}/control/mail?to=${to}`);
    const [mail] = (await response.json()) as { text: string; headers: { name: string; value: string }[] }[];
    expect(mail?.text).toContain("secret link");
    const headers = Object.fromEntries((mail?.headers ?? []).map(({ name, value }) => [name.toLowerCase(), value]));
    expect(headers["list-unsubscribe"]).toBe("<https://ballast.example/u?token=t>");
    expect(headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  });
});

describe("unsubscribe token", () => {
  const claims = {
    list: "monday_brief" as const,
    workspaceId: "01930000-0000-7000-8000-000000000001",
    userId: "01930000-0000-7000-8000-000000000002",
  };

  it("gives back its claims, and nothing when a character was changed", () => {
    const token = signUnsubscribeToken(claims);
    expect(readUnsubscribeToken(token)).toEqual(claims);
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      if (at !== token.length - 1) expect(readUnsubscribeToken(changed)).toBeNull();
    }
    for (const junk of ["", ".", "a.b", "💥.💥"]) expect(readUnsubscribeToken(junk)).toBeNull();
  });
});
