import { formatMailInstant } from "../format-mail-time";
import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

export interface SafetyWarningInput {
  workspaceName: string;
  /** One sentence with its numbers: "BTC volatility is 2.1× its 30-day mean." */
  headline: string;
  figures: readonly { label: string; value: string }[];
  /** What the person can do now; may be empty when there is nothing to do. */
  whatToDo: readonly string[];
  /** What happens if they do nothing. */
  ifIgnored: string;
  /** The instant the figures speak for. */
  asOf: Date;
  url: string;
}

/** safetyWarningMail tells of something that can cost money soon: liquidation near, ladder change, de-peg, volatility. */
export function safetyWarningMail(input: SafetyWarningInput): MailContent {
  return renderMail({
    subject: `Warning: ${input.headline}`,
    preview: input.whatToDo[0] ?? input.ifIgnored,
    blocks: [
      { kind: "paragraph", text: input.headline },
      ...(input.figures.length > 0 ? [{ kind: "figures" as const, rows: input.figures }] : []),
      { kind: "heading", text: "What to do" },
      input.whatToDo.length > 0
        ? { kind: "list", items: input.whatToDo }
        : { kind: "paragraph", text: "Nothing for now. We look again with the next prices." },
      { kind: "heading", text: "If you do nothing" },
      { kind: "paragraph", text: input.ifIgnored },
      { kind: "action", label: "See the numbers", url: input.url },
      {
        kind: "paragraph",
        text: `Figures as of ${formatMailInstant(input.asOf)}. They can be wrong; this is not advice.`,
      },
    ],
    footer: `Safety warnings for ${input.workspaceName} go to everyone, on every plan. They are not part of the Monday brief and cannot be unsubscribed from one by one.`,
  });
}
