import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

/** alreadyRegisteredMail answers a sign-up with an address that has an account: only its owner learns that it has. */
export function alreadyRegisteredMail(input: { name: string; signInUrl: string }): MailContent {
  return renderMail({
    subject: "You already have a Ballast account",
    preview: "Sign in, or set a new password.",
    blocks: [
      { kind: "paragraph", text: `Hello ${input.name},` },
      {
        kind: "paragraph",
        text: "Someone just tried to sign up with this address. It has an account already, and nothing about it was changed.",
      },
      { kind: "paragraph", text: "If that was you, sign in; “Forgot the password?” is on the same page." },
      { kind: "action", label: "Sign in", url: input.signInUrl },
    ],
    footer: "If that was not you, ignore this mail: whoever it was learnt nothing about your account.",
  });
}
