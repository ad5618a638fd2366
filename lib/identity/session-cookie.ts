import { runtimeEnv } from "@/lib/platform/env";
import { SESSION_LIFETIME_S } from "./session-token";

/** isSecureOrigin: cookies carry `Secure` (and next-auth's prefix) exactly when people reach us by https. */
export function isSecureOrigin(): boolean {
  return runtimeEnv().NEXTAUTH_URL.startsWith("https:");
}

/** sessionCookieName is next-auth's name for the session cookie at our address. */
export function sessionCookieName(): string {
  return isSecureOrigin() ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** sessionCookie is the Set-Cookie line that signs a browser in. */
export function sessionCookie(token: string): string {
  return setCookie(sessionCookieName(), token, SESSION_LIFETIME_S);
}

/** clearedSessionCookie is the Set-Cookie line that signs a browser out. */
export function clearedSessionCookie(): string {
  return setCookie(sessionCookieName(), "", 0);
}

/** setCookie formats a Set-Cookie line for a cookie only our server reads. `value` must need no escaping. */
export function setCookie(name: string, value: string, maxAgeSeconds: number): string {
  const attributes = [`${name}=${value}`, "Path=/", `Max-Age=${maxAgeSeconds}`, "HttpOnly", "SameSite=Lax"];
  if (isSecureOrigin()) attributes.push("Secure");
  return attributes.join("; ");
}

/** readCookie finds a cookie in a request's Cookie header; null when it is absent. The first of several counts. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
