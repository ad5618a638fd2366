import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/lib/api/content-security-policy";
import { runtimeEnv } from "@/lib/platform/env";

/**
 * proxy gives each answer its content security policy and refuses addresses nobody can decode. It guards nothing else: who may see what is decided where the
 * data is read (defineRoute, getWorkspaceContext), so a path this matcher misses is not a hole.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isDecodable(request.nextUrl.pathname))
    return new NextResponse("The address is not valid: a % must be followed by two hexadecimal digits of UTF-8.", {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  const { NEXTAUTH_URL, NODE_ENV } = runtimeEnv();
  const isSecure = NEXTAUTH_URL.startsWith("https:");
  const isApi = request.nextUrl.pathname.startsWith("/api/");
  const nonce = isApi ? null : randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ nonce, isSecure, isDevelopment: NODE_ENV === "development" });

  const headers = new Headers(request.headers);
  // Next reads the nonce back from this header and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  if (nonce === null) headers.delete("x-nonce");
  else headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isSecure) response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}

/** Next answers such an address with a 500. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

export const config = {
  // Built files are content-hashed and carry no markup.
  matcher: ["/((?!_next/static|_next/image).*)"],
};
