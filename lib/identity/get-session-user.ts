import { cookies } from "next/headers";
import { cache } from "react";
import { systemClock } from "@/lib/platform/clock";
import { loadSession, type SessionUser } from "./load-session";
import { sessionCookieName } from "./session-cookie";

/** getSessionUser is who asks for this page, or null. For server components; resolved once per request. */
export const getSessionUser = cache(async (): Promise<SessionUser | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token === undefined ? null : loadSession(token, systemClock.now());
});
