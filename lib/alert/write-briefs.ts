import type { RecommendationView, OverviewView } from "@/lib/domain/views";
import { changeText } from "@/lib/format/change-text";
import { headlineText } from "@/lib/format/headline";
import { getMessages } from "@/lib/format/messages/get-messages";
import type { SiteMessages } from "@/lib/format/messages/en-site";
import { money } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { recommendationEffect, recommendationTitle } from "@/lib/format/recommendation-text";
import { queueMail } from "@/lib/mail/queue-mail";
import { mondayBriefMail, type MondayBriefInput } from "@/lib/mail/templates/monday-brief";
import { signUnsubscribeToken } from "@/lib/mail/unsubscribe-token";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { withSystem } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { loadOverview } from "@/lib/recommendation/load-overview";
import { systemContext } from "@/lib/workspace/context";
import { nextBriefAt } from "@/lib/workspace/next-brief-at";
import { loadRecipients } from "./load-recipients";

interface DueRow {
  id: string;
  slug: string;
  name: string;
}

const DUE = `
select id, slug, name from workspace where next_brief_at <= $1 and not is_demo order by next_brief_at limit 200`;

/**
 * writeBriefs writes the Monday brief of every workspace whose time has come: the Overview in a mail. The outbox key holds
 * the day, so a brief goes out once however often this runs; the next date moves last.
 */
export async function writeBriefs({ clock }: { clock: Clock }): Promise<number> {
  const now = clock.now();
  const { rows } = await batchPool().query<DueRow>(DUE, [now]);
  for (const row of rows) {
    await writeBrief(row, clock);
    await batchPool().query("update workspace set next_brief_at = $2 where id = $1", [row.id, nextBriefAt(now)]);
  }
  return rows.length;
}

async function writeBrief({ id, slug, name }: DueRow, clock: Clock): Promise<void> {
  const now = clock.now();
  const overview = await loadOverview(systemContext({ workspaceId: id, slug }, "write-briefs", clock));
  // Without an account there is nothing to brief about.
  if (overview.assessment === null) return;
  const base = runtimeEnv().NEXTAUTH_URL;
  for (const { userId, email } of await loadRecipients(id, "brief")) {
    const token = signUnsubscribeToken({ list: "monday_brief", workspaceId: id, userId });
    const content = mondayBriefMail({
      ...describeBrief(overview, getMessages("en")),
      workspaceName: name,
      day: now,
      url: `${base}/${slug}/overview`,
      unsubscribeUrl: `${base}/api/unsubscribe?token=${token}`,
    });
    const dedupeKey = `monday_brief:${id}:${userId}:${now.toISOString().slice(0, 10)}`;
    await withSystem((tx) => queueMail(tx, { kind: "monday_brief", userId, to: email, content, dedupeKey }, now));
  }
}

type BriefWords = Pick<MondayBriefInput, "sentence" | "figures" | "changes" | "actions" | "wouldChange">;

/** describeBrief is the Overview in a mail's words: the same sentence and figures, at most three actions. */
export function describeBrief(overview: OverviewView, messages: SiteMessages): BriefWords {
  const { assessment, accounting } = overview;
  const { lead, support } = headlineText(
    {
      assessment,
      accounting,
      lossLimitFraction: overview.policy.lossLimitFraction,
      missing: overview.total.missing,
      heldSince: overview.total.asOf,
      heldBack: overview.heldBack,
    },
    messages,
  );
  return {
    sentence: `${lead} ${support}`.trim(),
    figures: assessment === null ? [] : figuresOf(overview, messages),
    changes: overview.changes.map((change) => changeText(change, messages)),
    actions: overview.todo.slice(0, 3).map((each) => actionOf(each, overview, messages)),
    wouldChange: assessment === null ? [] : wouldChangeOf(overview, messages),
  };
}

function figuresOf({ assessment, accounting }: OverviewView, { alert }: SiteMessages): BriefWords["figures"] {
  if (assessment === null) return [];
  const { book, ladder, portfolio, riskScore } = assessment;
  const loss = portfolio.var95Usd;
  return [
    { label: alert.figure.risk, value: String(Math.round(riskScore.score)) },
    { label: alert.figure.hold, value: textOf(percent(book.currentFraction, { decimals: 0 })) },
    { label: alert.figure.target, value: textOf(percent(book.targetFraction, { decimals: 0 })) },
    { label: alert.figure.fromHigh, value: textOf(percent(-ladder.drawdownFraction)) },
    ...(loss === null
      ? []
      : [{ label: alert.figure.loss, value: textOf(money(loss, accounting, { digits: "estimate" })) }]),
  ];
}

function actionOf(action: RecommendationView, { accounting }: OverviewView, messages: SiteMessages) {
  return {
    title: recommendationTitle(action, messages),
    effect: recommendationEffect(action, accounting, messages) ?? messages.recommendations.todo[action.kind],
  };
}

function wouldChangeOf({ assessment, accounting }: OverviewView, { alert, riskWords }: SiteMessages): string[] {
  const { nextDown, nextUp } = assessment?.ladder ?? { nextDown: null, nextUp: null };
  const amount = (usd: number) => textOf(money(usd, accounting));
  return [
    ...(nextDown === null ? [] : [alert.nextDown(amount(nextDown.distanceUsd), riskWords.ladder[nextDown.state])]),
    ...(nextUp === null ? [] : [alert.nextUp(amount(nextUp.distanceUsd), riskWords.ladder[nextUp.state])]),
  ];
}
