import { getMessages } from "@/lib/format/messages/get-messages";
import type { Accounting } from "@/lib/format/money";
import { recommendationEffect, recommendationTitle, type RecommendationFacts } from "@/lib/format/recommendation-text";
import { queueMail } from "@/lib/mail/queue-mail";
import { safetyWarningMail } from "@/lib/mail/templates/safety-warning";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { withSystem } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { encodeId } from "@/lib/platform/ids";
import { loadRecipients } from "./load-recipients";

interface WarningRow extends Omit<RecommendationFacts, "notionalUsd"> {
  id: string;
  workspace_id: string;
  slug: string;
  name: string;
  notional_usd: string | null;
  assessment_at: Date;
  accounting: Accounting | null;
}

// Not yet mailed to anybody; a day later it is no longer news. Demo workspaces write to nobody.
const UNMAILED = `
select r.id, r.workspace_id, w.slug, w.name, r.kind, r.asset, r.side, r.quantity::text, r.notional_usd::text, r.numbers,
  r.reasons, r.assessment_at, ac.valuation->'accounting' as accounting
from recommendation r join workspace w on w.id = r.workspace_id
left join assessment_current ac on ac.workspace_id = r.workspace_id
where r.is_safety and r.severity in ('warning', 'critical') and r.status = 'open' and r.created_at > $1 and not w.is_demo
  and not exists (select 1 from mail_outbox m where m.dedupe_key like 'safety:' || r.id || ':%')
order by r.created_at limit 200`;

const NEWS_MS = 24 * 3_600_000;

/**
 * writeSafetyMails puts a mail into the outbox for each new safety warning, on every plan. What was mailed is known from
 * the outbox itself, so a lost job costs nothing and running it twice writes nothing twice. Returns how many it wrote.
 */
export async function writeSafetyMails({ clock }: { clock: Clock }): Promise<number> {
  const now = clock.now();
  const { rows } = await batchPool().query<WarningRow>(UNMAILED, [new Date(now.getTime() - NEWS_MS)]);
  let written = 0;
  for (const row of rows) {
    const content = safetyWarningMail(describe(row));
    for (const { userId, email } of await loadRecipients(row.workspace_id, "safety")) {
      const dedupeKey = `safety:${row.id}:${userId}`;
      const isNew = await withSystem((tx) =>
        queueMail(tx, { kind: "safety_warning", userId, to: email, content, dedupeKey }, now),
      );
      if (isNew) written++;
    }
  }
  return written;
}

function describe(row: WarningRow) {
  const messages = getMessages("en");
  const accounting = row.accounting ?? { currency: "USD" as const, usdPerUnit: 1 };
  const facts: RecommendationFacts = {
    ...row,
    notionalUsd: row.notional_usd === null ? null : Number(row.notional_usd),
  };
  const effect = recommendationEffect(facts, accounting, messages);
  return {
    workspaceName: row.name,
    headline: recommendationTitle(facts, messages),
    figures: effect === null ? [] : [{ label: messages.recommendations.column.effect, value: effect }],
    whatToDo: [messages.recommendations.todo[row.kind]],
    ifIgnored: messages.recommendations.detail.ifIgnoredStays,
    asOf: row.assessment_at,
    url: `${runtimeEnv().NEXTAUTH_URL}/${row.slug}/recommendations?id=${encodeId("recommendation", row.id)}`,
  };
}
