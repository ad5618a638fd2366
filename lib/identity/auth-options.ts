import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { AppError } from "@/lib/domain/errors";
import { clientAddress } from "@/lib/platform/client-address";
import { systemClock } from "@/lib/platform/clock";
import { runtimeEnv } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { revokeSession } from "./revoke-session";
import { fromJwt, SESSION_LIFETIME_S, toJwt, type SessionClaims } from "./session-token";
import { signIn } from "./sign-in";

/**
 * authOptions configures next-auth: one credentials provider, JWT cookies that carry a session's id and version and
 * nothing else. Whether that session still stands is asked of PostgreSQL in load-session.ts, on every request.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: runtimeEnv().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_LIFETIME_S },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const headers = new Headers(request.headers);
          const claims = await signIn({
            email: credentials?.email,
            password: credentials?.password,
            address: clientAddress(headers),
            userAgent: headers.get("user-agent") ?? "",
            now: systemClock.now(),
          }).catch((error: unknown) => {
            throw new Error(signInErrorCode(error), { cause: error });
          });
          return { id: claims.userId, claims };
        },
      }),
    ],
    callbacks: {
      // Only at sign-in is there a user; later calls get the token they gave. Name and e-mail stay out of the cookie.
      jwt: ({ token, user }) => (isSignedIn(user) ? toJwt(user.claims) : token),
      // Nothing of ours reads next-auth's own session endpoint, so it tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const claims = fromJwt(token);
        if (claims !== null) await revokeSession(claims, systemClock.now());
      },
    },
    logger: {
      error: (code, metadata) => logger("auth").warn({ code, reason: describe(metadata) }, "sign-in library error"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** The error travels to the sign-in page inside a URL, so it is a short code, with the seconds to wait where there are any. */
function signInErrorCode(error: unknown): string {
  if (!(error instanceof AppError)) {
    logger("auth").error({ err: error }, "sign-in failed");
    return "internal";
  }
  return error.retryAfterSeconds === undefined ? error.code : `${error.code}:${error.retryAfterSeconds}`;
}

function isSignedIn(user: unknown): user is { claims: SessionClaims } {
  return typeof user === "object" && user !== null && "claims" in user;
}

function describe(metadata: unknown): string {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? error.message : "unknown";
}
