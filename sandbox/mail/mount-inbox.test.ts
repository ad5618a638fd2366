import { Hono } from "hono";
import { createTransport } from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import type { InboxMail } from "./inbox";
import { mountInbox } from "./mount-inbox";

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function openInbox(): Promise<{ app: Hono; send: (mail: object) => Promise<unknown> }> {
  const app = new Hono();
  const mounted = await mountInbox(app, { smtpPort: 0, now: () => NOW_MS });
  const transport = createTransport(`smtp://127.0.0.1:${mounted.smtpPort}`);
  closers.push(async () => {
    transport.close();
    await mounted.close();
  });
  return { app, send: (mail) => transport.sendMail({ from: "Ballast <ballast@example.org>", ...mail }) };
}

async function list(app: Hono, query = ""): Promise<InboxMail[]> {
  return (await (await app.request(`/control/mail${query}`)).json()) as InboxMail[];
}

describe("sandbox inbox", () => {
  it("keeps what was sent, with its text, HTML and links", async () => {
    const { app, send } = await openInbox();
    await send({
      to: "ada@example.org",
      subject: "Confirm – 42 %",
      text: "Open http://localhost:3000/verify?token=a&b=1.\nThanks.",
      html: '<a href="http://localhost:3000/verify?token=a&amp;b=1">Confirm</a> <a href="https://example.org/more">More</a>',
    });
    const [mail] = await list(app);
    expect(mail).toMatchObject({
      receivedAt: NOW_MS,
      from: '"Ballast" <ballast@example.org>',
      to: ["ada@example.org"],
      subject: "Confirm – 42 %",
      links: ["http://localhost:3000/verify?token=a&b=1", "https://example.org/more"],
    });
    expect(mail?.text).toContain("Thanks.");
    expect(mail?.html).toContain("Confirm</a>");
  });

  it("lists newest first, by recipient whatever the case, and deletes one recipient's", async () => {
    const { app, send } = await openInbox();
    await send({ to: "ada@example.org", subject: "one", text: "." });
    await send({ to: "bob@example.org", subject: "two", text: "." });
    await send({ to: "ada@example.org", subject: "three", text: "." });
    expect((await list(app)).map((mail) => mail.subject)).toEqual(["three", "two", "one"]);
    expect((await list(app, "?to=ADA@example.org")).map((mail) => mail.subject)).toEqual(["three", "one"]);
    const deleted = await app.request("/control/mail?to=ada@example.org", { method: "DELETE" });
    expect(await deleted.json()).toEqual({ deleted: 2 });
    expect((await list(app)).map((mail) => mail.subject)).toEqual(["two"]);
  });

  it("shows a mail as a page: clickable links, markup escaped, HTML part without scripts", async () => {
    const { app, send } = await openInbox();
    await send({
      to: "ada@example.org",
      subject: "<b>bold</b>",
      text: "See http://localhost:3000/x <script>alert(1)</script>",
      html: "<script>alert(2)</script><p>hello</p>",
    });
    expect(await (await app.request("/inbox")).text()).toContain("&lt;b&gt;bold&lt;/b&gt;");
    const [mail] = await list(app);
    const page = await (await app.request(`/inbox/${mail?.id ?? ""}`)).text();
    expect(page).toContain('<a href="http://localhost:3000/x">http://localhost:3000/x</a>');
    expect(page).not.toContain("<script>");
    expect(page).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect((await app.request("/inbox/none")).status).toBe(404);
  });

  it("refuses deliveries as ordered, for one address only", async () => {
    const { app, send } = await openInbox();
    await app.request("/control/mail/reject", {
      method: "POST",
      body: JSON.stringify({ to: "ada@example.org", code: 550, times: 1 }),
    });
    await send({ to: "bob@example.org", subject: "b", text: "." });
    await expect(send({ to: "ada@example.org", subject: "a", text: "." })).rejects.toMatchObject({ responseCode: 550 });
    await send({ to: "ada@example.org", subject: "again", text: "." });
    expect((await list(app)).map((mail) => mail.subject)).toEqual(["again", "b"]);
  });
});
