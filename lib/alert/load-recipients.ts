import { batchPool } from "@/lib/platform/batch-db";

export interface Recipient {
  userId: string;
  email: string;
}

/** Who may act on a workspace hears of it: verified people from member up, demo visitors never. */
const RECIPIENTS = `
select u.id as "userId", u.email from membership m join app_user u on u.id = m.user_id
where m.workspace_id = $1 and m.role in ('owner', 'admin', 'member') and u.email_verified_at is not null
  and (not $2 or m.wants_brief)`;

/** loadRecipients lists the people of a workspace who get a kind of mail. */
export async function loadRecipients(workspaceId: string, kind: "safety" | "brief"): Promise<Recipient[]> {
  const { rows } = await batchPool().query<Recipient>(RECIPIENTS, [workspaceId, kind === "brief"]);
  return rows;
}
