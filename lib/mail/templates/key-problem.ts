import { formatMailInstant } from "../format-mail-time";
import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

export type KeyProblem = "invalid" | "over_privileged" | "expires_soon";

export interface KeyProblemInput {
  problem: KeyProblem;
  venueName: string;
  connectionLabel: string;
  /** Permissions to untick at the exchange, in its own words; used for `over_privileged`. */
  boxesToUntick: readonly string[];
  expiresAt: Date | null;
  /** Last successful reading; null when there was none. */
  lastSyncAt: Date | null;
  url: string;
}

/** keyProblemMail tells that an exchange key no longer works, can do too much, or is about to end. */
export function keyProblemMail(input: KeyProblemInput): MailContent {
  const words = WORDS[input.problem](input);
  return renderMail({
    subject: words.subject,
    preview: words.explanation,
    blocks: [
      { kind: "paragraph", text: words.explanation },
      ...(input.problem === "over_privileged" && input.boxesToUntick.length > 0
        ? [
            { kind: "paragraph" as const, text: `At ${input.venueName}, untick:` },
            { kind: "list" as const, items: input.boxesToUntick },
          ]
        : []),
      ...(input.problem === "expires_soon"
        ? []
        : [{ kind: "paragraph" as const, text: lastReading(input.lastSyncAt) }]),
      { kind: "action", label: "Open connections", url: input.url },
    ],
    footer: `You get this mail because ${input.connectionLabel} is connected to your workspace. Key warnings go to every plan.`,
  });
}

const WORDS: Record<KeyProblem, (input: KeyProblemInput) => { subject: string; explanation: string }> = {
  invalid: ({ venueName, connectionLabel }) => ({
    subject: `${connectionLabel}: ${venueName} no longer accepts the key`,
    explanation: `${venueName} refused the key of ${connectionLabel}: it was deleted, has expired, or is bound to another address. Make a new read-only key and link it again.`,
  }),
  over_privileged: ({ venueName, connectionLabel }) => ({
    subject: `${connectionLabel}: the key can do more than read`,
    explanation: `The key of ${connectionLabel} at ${venueName} now allows more than reading. Ballast has stopped using it and deleted it. Take the permissions away and link it again.`,
  }),
  expires_soon: ({ venueName, connectionLabel, expiresAt }) => ({
    subject: `${connectionLabel}: the key ends soon`,
    explanation: `The key of ${connectionLabel} at ${venueName} ends${expiresAt === null ? " soon" : ` on ${formatMailInstant(expiresAt)}`}. Make a new read-only key before that, so that no day is missing.`,
  }),
};

function lastReading(at: Date | null): string {
  return at === null
    ? "We have no balances from this account yet."
    : `The last balances are from ${formatMailInstant(at)}. They stand until a new key works; advice is held and the ladder does not move.`;
}
