import { hashPassword, verifyPassword } from "@/lib/identity/password-hash";
import type { Clock } from "@/lib/platform/clock";
import { lookUp, systemDb, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { addMember, createWorkspace } from "@/lib/workspace/create-workspace";

const OWNER_NAME = "Demo trader";
const WORKSPACE_NAME = "Demo book";

/** A PHC string no password has: the visitor signs in by the demo button only. */
const NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** ensureDemoPeople makes owner, visitor and workspace where they are missing. Returns the owner's id. */
export async function ensureDemoPeople(
  given: { email: string; password: string; visitorEmail: string; slug: string },
  clock: Clock,
): Promise<string> {
  const ownerId = await ensureOwner(given, clock);
  const visitorId = await ensureVisitor(given.visitorEmail, clock);
  const existing = await lookUp("workspace_by_slug", given.slug);
  const workspaceId = existing ?? newId();
  await withWorkspace(workspaceId, async (tx) => {
    if (existing === null)
      await createWorkspace(tx, { workspaceId, slug: given.slug, name: WORKSPACE_NAME, ownerId, isDemo: true }, clock);
    const members = await tx.membership.findMany({ where: { workspaceId } });
    const isMember = (userId: string) => members.some((member) => member.userId === userId);
    if (!isMember(ownerId)) await addMember(tx, { workspaceId, userId: ownerId, role: "owner", now: clock.now() });
    if (!isMember(visitorId)) await addMember(tx, { workspaceId, userId: visitorId, role: "viewer", now: clock.now() });
  });
  return ownerId;
}

/** The password is the launcher's to choose: another one than last time replaces it. */
async function ensureOwner({ email, password }: { email: string; password: string }, clock: Clock): Promise<string> {
  const known = await systemDb().user.findUnique({ where: { email } });
  if (known !== null) {
    if (!(await verifyPassword(known.passwordHash, password)))
      await systemDb().user.update({ where: { email }, data: { passwordHash: await hashPassword(password) } });
    return known.id;
  }
  const now = clock.now();
  const user = await systemDb().user.create({
    data: {
      id: newId(),
      email,
      name: OWNER_NAME,
      passwordHash: await hashPassword(password),
      emailVerifiedAt: now,
      createdAt: now,
    },
  });
  return user.id;
}

async function ensureVisitor(email: string, clock: Clock): Promise<string> {
  const known = await systemDb().user.findUnique({ where: { email } });
  if (known !== null) return known.id;
  const now = clock.now();
  const user = await systemDb().user.create({
    data: {
      id: newId(),
      email,
      name: "Demo visitor",
      passwordHash: NO_PASSWORD,
      emailVerifiedAt: now,
      isDemo: true,
      createdAt: now,
    },
  });
  return user.id;
}
