import { formatMailDay } from "../format-mail-time";
import type { MailBlock, MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

export interface MondayBriefInput {
  workspaceName: string;
  day: Date;
  /** The Overview's sentence. */
  sentence: string;
  /** The Overview's figures, already formatted. */
  figures: readonly { label: string; value: string }[];
  /** What changed since last Monday. */
  changes: readonly string[];
  /** At most three; `effect` is the money at risk it removes and what it costs. */
  actions: readonly { title: string; effect: string }[];
  /** What would change the advice. */
  wouldChange: readonly string[];
  url: string;
  unsubscribeUrl: string;
}

/** mondayBriefMail is the weekly look: state, what changed, what to do, what would change the advice. */
export function mondayBriefMail(input: MondayBriefInput): MailContent {
  const { actions, changes, wouldChange } = input;
  return renderMail({
    subject: `Monday brief, ${formatMailDay(input.day)}: ${briefly(actions.length)}`,
    preview: input.sentence,
    blocks: [
      { kind: "paragraph", text: input.sentence },
      ...(input.figures.length > 0 ? [{ kind: "figures" as const, rows: input.figures }] : []),
      ...section(
        "Do now",
        actions.map((action) => `${action.title}. ${action.effect}`),
        "Nothing to do.",
      ),
      ...section("Since last Monday", changes, "Nothing that matters has changed."),
      ...section("What would change this", wouldChange, "Nothing near."),
      { kind: "action", label: "Open Ballast", url: input.url },
    ],
    footer: `The Monday brief for ${input.workspaceName}. Figures can be wrong; this is not advice.`,
    unsubscribeUrl: input.unsubscribeUrl,
  });
}

function section(heading: string, items: readonly string[], whenEmpty: string): MailBlock[] {
  return [
    { kind: "heading", text: heading },
    items.length > 0 ? { kind: "list", items } : { kind: "paragraph", text: whenEmpty },
  ];
}

function briefly(actionCount: number): string {
  if (actionCount === 0) return "nothing to do";
  return actionCount === 1 ? "one thing to do" : `${actionCount} things to do`;
}
