import { encodePendingSignUp } from "@/lib/identity/pending-sign-up";
import { hashPassword } from "@/lib/identity/password-hash";
import { issueMailToken } from "@/lib/identity/mail-token";
import { limitMailTo } from "@/lib/identity/limit-mail";
import { queueAccountMail } from "@/lib/identity/queue-account-mail";
import type { Clock } from "@/lib/platform/clock";
import { systemDb, withSystem, withWorkspace } from "@/lib/platform/db";
import { isUniqueViolation } from "@/lib/platform/db-error";
import { newId } from "@/lib/platform/ids";
import { createWorkspace } from "./create-workspace";
import { freeSlug } from "./free-slug";

/** How often two people may grab the same address or slug between our look and our insert. */
const TRIES = 4;

export interface SignUpInput {
  name: string;
  email: string;
  password: string;
  /** Where the request comes from, for the mail limit. */
  address: string;
}

/**
 * signUp makes a person, their workspace with its first risk policy, and the mail that confirms the address, in one
 * transaction. The answer is the same for an address that is already registered — its owner is told by mail, and an
 * unconfirmed account takes the newest name and password — so nobody learns who has an account.
 *
 * @returns the value of the pending-sign-up cookie
 * @throws AppError `rate_limited`
 */
export async function signUp(input: SignUpInput, clock: Clock): Promise<{ pendingSignUp: string }> {
  await limitMailTo({ email: input.email, address: input.address, now: clock.now() });
  const passwordHash = await hashPassword(input.password);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const known = await systemDb().user.findUnique({ where: { email: input.email } });
      const userId =
        known === null
          ? await register(input, passwordHash, clock)
          : await greetAgain(known, input, passwordHash, clock);
      return { pendingSignUp: await encodePendingSignUp({ userId, passwordHash }) };
    } catch (error) {
      if (attempt === TRIES || !isUniqueViolation(error)) throw error;
    }
  }
}

async function register({ name, email }: SignUpInput, passwordHash: string, clock: Clock): Promise<string> {
  const now = clock.now();
  const user = { id: newId(), name, email };
  const workspaceId = newId();
  const slug = await freeSlug(name);
  await withWorkspace(workspaceId, async (tx) => {
    await tx.user.create({ data: { ...user, passwordHash, createdAt: now } });
    await createWorkspace(tx, { workspaceId, slug, name, ownerId: user.id }, clock);
    const token = await issueMailToken(tx, { userId: user.id, kind: "verify_email", now });
    await queueAccountMail(tx, { kind: "verify_email", user, token, now });
  });
  return user.id;
}

async function greetAgain(
  known: { id: string; name: string; email: string; emailVerifiedAt: Date | null },
  { name }: SignUpInput,
  passwordHash: string,
  clock: Clock,
): Promise<string> {
  const now = clock.now();
  await withSystem(async (tx) => {
    if (known.emailVerifiedAt !== null) return queueAccountMail(tx, { kind: "already_registered", user: known, now });
    await tx.user.update({ where: { id: known.id }, data: { name, passwordHash } });
    const token = await issueMailToken(tx, { userId: known.id, kind: "verify_email", now });
    return queueAccountMail(tx, { kind: "verify_email", user: { ...known, name }, token, now });
  });
  return known.id;
}
