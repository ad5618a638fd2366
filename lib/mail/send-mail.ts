import { createTransport, type Transporter } from "nodemailer";
import { runtimeEnv } from "@/lib/platform/env";

export interface OutgoingMail {
  /** Stable across tries, so that a mail program shows a mail delivered twice once. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Readonly<Record<string, string>>;
}

/** MailTransport hands one mail to a mail server; it resolves when the server has taken responsibility for it. */
export type MailTransport = (mail: OutgoingMail) => Promise<void>;

let transporter: Transporter | undefined;

/** sendMail is the MailTransport over SMTP_URL, with pooled connections. Rejects with nodemailer's SMTP error. */
export const sendMail: MailTransport = async (mail) => {
  transporter ??= createTransport(pooledSmtpUrl(runtimeEnv().SMTP_URL), { from: runtimeEnv().MAIL_FROM });
  const domain = /@([\w.-]+)/.exec(runtimeEnv().MAIL_FROM)?.[1] ?? "localhost";
  await transporter.sendMail({
    messageId: `<${mail.id}@${domain}>`,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { ...mail.headers },
    // Values come from people; nodemailer must never read a file or fetch an address for them.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/** closeMail ends the pooled connections; for shutdown and tests. */
export function closeMail(): void {
  transporter?.close();
  transporter = undefined;
}

/** nodemailer takes either an address or options, not both: options travel as the address's query. */
function pooledSmtpUrl(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const options = { pool: "true", maxConnections: "4", connectionTimeout: "10000", socketTimeout: "20000" };
  for (const [name, value] of Object.entries(options)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url.href;
}
