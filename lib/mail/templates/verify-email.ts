import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

/** verifyEmailMail asks a new person to confirm the address. `url` carries the single-use token. */
export function verifyEmailMail(input: { name: string; url: string; validHours: number }): MailContent {
  return renderMail({
    subject: "Confirm your email for Ballast",
    preview: "One click, and warnings about your account can reach you.",
    blocks: [
      { kind: "paragraph", text: `Hello ${input.name},` },
      {
        kind: "paragraph",
        text: "Confirm this address so that warnings about your account, and a new password if you ever need one, reach you and nobody else.",
      },
      { kind: "action", label: "Confirm email", url: input.url },
      { kind: "paragraph", text: `The link works once, for ${input.validHours} hours.` },
    ],
    footer:
      "You get this mail because someone signed up for Ballast with this address. If that was not you, ignore it: nothing happens without the link.",
  });
}
