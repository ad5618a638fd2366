import { formatMailDay } from "../format-mail-time";
import type { MailContent } from "../mail-document";
import { renderMail } from "../render-mail";

export interface SubscriptionStartedInput {
  workspaceName: string;
  planName: string;
  priceUsd: number;
  interval: "month" | "year";
  /** When the next charge is due; null when Stripe has not said yet. */
  renewsAt: Date | null;
  url: string;
}

/** subscriptionStartedMail confirms a paid plan: what it costs, when it renews and how to stop it. */
export function subscriptionStartedMail(input: SubscriptionStartedInput): MailContent {
  const rows = [
    { label: "Plan", value: input.planName },
    { label: "Price", value: `$${input.priceUsd} a ${input.interval}` },
    ...(input.renewsAt === null ? [] : [{ label: "Renews on", value: formatMailDay(input.renewsAt) }]),
  ];
  return renderMail({
    subject: `Ballast ${input.planName} is active`,
    preview: `${input.workspaceName} is on ${input.planName} from now on.`,
    blocks: [
      { kind: "paragraph", text: `${input.workspaceName} is on ${input.planName} from now on.` },
      { kind: "figures", rows },
      {
        kind: "paragraph",
        text: "You can change the plan or cancel in Settings, Plan. Canceled plans run to the end of the paid period; warnings and actions on your book stay the same on every plan.",
      },
      { kind: "action", label: "Open plan settings", url: input.url },
    ],
    footer: "You get this mail because you own the workspace. Invoices come from Stripe.",
  });
}
