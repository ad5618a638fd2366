import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

/** resetPasswordMail carries the link that sets a new password. `url` holds the single-use token. */
export function resetPasswordMail(input: { name: string; url: string; validMinutes: number }): MailContent {
  return renderMail({
    subject: "Set a new password for Ballast",
    preview: `The link works once, for ${input.validMinutes} minutes.`,
    blocks: [
      { kind: "paragraph", text: `Hello ${input.name},` },
      { kind: "paragraph", text: "Someone asked for a new password for your account. If that was you, set it here." },
      { kind: "action", label: "Set a new password", url: input.url },
      {
        kind: "paragraph",
        text: `The link works once, for ${input.validMinutes} minutes. With the new password every device is signed out.`,
      },
    ],
    footer: "If you did not ask for this, ignore this mail: your password stays as it is.",
  });
}
