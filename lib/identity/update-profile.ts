import { systemDb } from "@/lib/platform/db";
import type { SessionUser } from "./load-session";
import { refuseDemoVisitor } from "./refuse-demo-visitor";

/** updateProfile changes what a person is called. Throws AppError `forbidden` for the demo's visitor. */
export async function updateProfile(
  user: SessionUser,
  { name }: { name: string },
): Promise<{ name: string; email: string }> {
  refuseDemoVisitor(user);
  const row = await systemDb().user.update({ where: { id: user.userId }, data: { name } });
  return { name: row.name, email: row.email };
}
