import { KEY_WARNING_DAYS, keyEnding } from "@/lib/connection/key-ending";
import { SYNCED_STATUSES } from "@/lib/connection/connection-status";
import { venueOf } from "@/lib/exchange/registry";
import { queueMail } from "@/lib/mail/queue-mail";
import { keyProblemMail } from "@/lib/mail/templates/key-problem";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { withSystem } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { loadRecipients } from "./load-recipients";

interface EndingRow {
  id: string;
  workspaceId: string;
  slug: string;
  venue: string;
  label: string;
  keyExpiresAt: Date;
  lastSyncAt: Date | null;
}

// Keys that end within the widest warning and have not. Demo workspaces write to nobody.
const ENDING = `
select c.id, c.workspace_id as "workspaceId", w.slug, c.venue, c.label, c.key_expires_at as "keyExpiresAt",
  c.last_sync_at as "lastSyncAt"
from connection c join workspace w on w.id = c.workspace_id
where c.status = any($3) and c.key_expires_at > $1 and c.key_expires_at <= $1::timestamptz + make_interval(days => $2)
  and not w.is_demo
order by c.key_expires_at limit 500`;

// A key may be prolonged where it is: the same warning is due again then, but not within a month of the last.
const WAS_MAILED = `
select 1 from mail_outbox where dedupe_key like $1 || '%' and created_at > $2::timestamptz - interval '30 days' limit 1`;

/**
 * writeKeyExpiryMails announces the end of keys 14, 3 and 1 days ahead, on every plan, to everybody who may act. What was
 * mailed is known from the outbox itself, so running it twice writes nothing twice. Returns how many it wrote.
 */
export async function writeKeyExpiryMails({ clock }: { clock: Clock }): Promise<number> {
  const now = clock.now();
  const { rows } = await batchPool().query<EndingRow>(ENDING, [now, Math.max(...KEY_WARNING_DAYS), SYNCED_STATUSES]);
  let written = 0;
  for (const row of rows) written += await announce(row, now);
  return written;
}

async function announce(row: EndingRow, now: Date): Promise<number> {
  const ending = keyEnding(row.keyExpiresAt.getTime(), now.getTime());
  if (ending === null) return 0;
  const prefix = `key_expiry:${row.id}:${ending.warningDays}:`;
  const { rowCount } = await batchPool().query(WAS_MAILED, [prefix, now]);
  if (rowCount !== 0) return 0;
  const content = keyProblemMail({
    problem: "expires_soon",
    venueName: venueOf(row.venue).name,
    connectionLabel: row.label,
    boxesToUntick: [],
    expiresAt: row.keyExpiresAt,
    lastSyncAt: row.lastSyncAt,
    url: `${runtimeEnv().NEXTAUTH_URL}/${row.slug}/settings/connections`,
  });
  let written = 0;
  for (const { userId, email } of await loadRecipients(row.workspaceId, "safety")) {
    const dedupeKey = `${prefix}${userId}:${now.toISOString().slice(0, 10)}`;
    const isNew = await withSystem((tx) =>
      queueMail(tx, { kind: "key_problem", userId, to: email, content, dedupeKey }, now),
    );
    if (isNew) written += 1;
  }
  return written;
}
