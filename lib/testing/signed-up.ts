import { hashPassword } from "@/lib/identity/password-hash";
import { sessionCookieName } from "@/lib/identity/session-cookie";
import { encodeSessionToken } from "@/lib/identity/session-token";
import { startSession } from "@/lib/identity/start-session";
import { systemClock } from "@/lib/platform/clock";
import { systemDb, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { addMember, createWorkspace } from "@/lib/workspace/create-workspace";
import type { Role } from "@/lib/domain/views";
import { TestBrowser } from "./test-browser";

export interface SignedUp {
  browser: TestBrowser;
  userId: string;
  email: string;
}

/** signedUp is a confirmed person in a signed-in browser, a member of nothing yet. The password is `PASSWORD`. */
export async function signedUp(name: string): Promise<SignedUp> {
  const id = newId();
  const email = `${name.toLowerCase()}-${id.slice(-6)}@example.org`;
  const now = systemClock.now();
  const user = await systemDb().user.create({
    data: { id, email, name, passwordHash: await hashPassword(PASSWORD), emailVerifiedAt: now, createdAt: now },
  });
  const claims = await startSession(systemDb(), { user, userAgent: "test browser", now });
  const browser = new TestBrowser();
  browser.cookies.set(sessionCookieName(), await encodeSessionToken(claims));
  return { browser, userId: id, email };
}

export const PASSWORD = "a calm sea and a full hold";

/** foundWorkspace makes a workspace owned by `ownerId`; others may join it. */
export async function foundWorkspace(
  slug: string,
  ownerId: string,
  others: readonly { userId: string; role: Role }[] = [],
): Promise<{ workspaceId: string; slug: string }> {
  const workspaceId = newId();
  await withWorkspace(workspaceId, async (tx) => {
    await createWorkspace(tx, { workspaceId, slug, name: slug, ownerId }, systemClock);
    for (const { userId, role } of others) await addMember(tx, { workspaceId, userId, role, now: systemClock.now() });
  });
  return { workspaceId, slug };
}
