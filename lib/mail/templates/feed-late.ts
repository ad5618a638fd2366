import { formatMailInstant } from "../format-mail-time";
import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

export interface FeedLateInput {
  /** The feed as the log and `feed_status` call it, such as `candles_1d`. */
  feed: string;
  /** What of it: instruments, venues, outlets. */
  subjects: readonly string[];
  /** Last success; null = never. */
  since: Date | null;
  /** The last error's code; null when there was none: then nobody has tried. */
  errorCode: string | null;
  targetMs: number;
  /** What goes without it, in one sentence. */
  effect: string;
  url: string;
}

const SUBJECTS_MAX = 20;

/** feedLateMail tells the operator that a feed stayed past its freshness target, and what to look at. */
export function feedLateMail(input: FeedLateInput): MailContent {
  const since = input.since === null ? "It has never answered." : `Last success: ${formatMailInstant(input.since)}.`;
  const more = input.subjects.length - SUBJECTS_MAX;
  return renderMail({
    subject: `Feed late: ${input.feed} (${input.subjects.length})`,
    preview: `${since} ${input.effect}`,
    blocks: [
      {
        kind: "paragraph",
        text: `The feed ${input.feed} is past its target of ${Math.round(input.targetMs / 60_000)} minutes. ${since}`,
      },
      {
        kind: "figures",
        rows: [
          { label: "Last error", value: input.errorCode ?? "none: is the worker running?" },
          { label: "Enters", value: input.effect },
        ],
      },
      {
        kind: "list",
        items: [...input.subjects.slice(0, SUBJECTS_MAX), ...(more > 0 ? [`and ${more} more`] : [])],
      },
      {
        kind: "paragraph",
        text: "Ballast keeps trying. Only the figures this feed enters change, and they say so. The runbook has the remedies under “A feed is late”.",
      },
      { kind: "action", label: "Open Ballast", url: input.url },
    ],
    footer: "You get this mail because OPERATOR_EMAIL names this address. One a day per feed at most.",
  });
}
