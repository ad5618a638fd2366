import { Buffer } from "node:buffer";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Hono } from "hono";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { z } from "zod";
import { Inbox, parseMail } from "./inbox";
import { addInboxPages } from "./inbox-pages";

const MAX_MAIL_BYTES = 1_048_576;

export interface MountInboxDeps {
  /** 0 takes a free port; the one taken is returned. */
  smtpPort: number;
  /** Epoch ms. */
  now: () => number;
}

const rejectBody = z.strictObject({
  /** Only mail to this address is refused; all mail when absent. */
  to: z.string().optional(),
  /** 4xx: try again later; 5xx: never. */
  code: z.number().int().min(400).max(599).default(451),
  times: z.number().int().min(1).max(1_000).default(1),
});

/**
 * mountInbox receives mail over SMTP on 127.0.0.1 and shows it: pages under `/inbox`, JSON under `/control/mail`
 * (`GET ?to=`, `DELETE ?to=`, `POST /reject` to let deliveries fail).
 */
export async function mountInbox(
  app: Hono,
  deps: MountInboxDeps,
): Promise<{ smtpPort: number; close(): Promise<void> }> {
  const inbox = new Inbox();
  const rejections: z.output<typeof rejectBody>[] = [];
  const server = startServer(inbox, rejections, deps.now);
  server.listen(deps.smtpPort, "127.0.0.1");
  await once(server.server, "listening");

  addInboxPages(app, inbox);
  app.get("/control/mail", (c) => c.json(inbox.list(c.req.query("to"))));
  app.delete("/control/mail", (c) => c.json({ deleted: inbox.clear(c.req.query("to")) }));
  app.post("/control/mail/reject", async (c) => {
    const raw: unknown = await c.req.json().catch(() => ({}));
    const parsed = rejectBody.safeParse(raw);
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    rejections.push(parsed.data);
    return c.json(parsed.data);
  });

  return {
    smtpPort: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function startServer(inbox: Inbox, rejections: z.output<typeof rejectBody>[], now: () => number): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    // No certificate here: without this a client is invited to STARTTLS and then refuses the self-signed one.
    disabledCommands: ["STARTTLS", "AUTH"],
    size: MAX_MAIL_BYTES,
    onRcptTo(address, _session, done) {
      const order = rejections.find((it) => it.times > 0 && (it.to === undefined || it.to === address.address));
      if (!order) return done();
      order.times -= 1;
      done(Object.assign(new Error("Refused through the sandbox's control API"), { responseCode: order.code }));
    },
    onData(stream, session, done) {
      receive(inbox, stream, session, now).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

async function receive(
  inbox: Inbox,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  now: () => number,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error(`Mail is larger than ${MAX_MAIL_BYTES} bytes`), { responseCode: 552 });
  }
  const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
  inbox.add(await parseMail(Buffer.concat(chunks), recipients, now()));
}
