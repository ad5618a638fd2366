import { AppError } from "@/lib/domain/errors";
import { runtimeEnv } from "@/lib/platform/env";

/**
 * checkOrigin refuses writes that another site's page makes with our visitor's cookies. A browser says where a request
 * comes from in `Origin` and `Sec-Fetch-Site`, and no page can forge either; a request that says nothing is refused as
 * well. Throws AppError `forbidden`.
 */
export function checkOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const isSameSite = site === null || site === "same-origin";
  // The same server may be reached by another name (127.0.0.1 for localhost): then Origin and Host agree.
  const isOurs =
    origin === null
      ? site === "same-origin"
      : origin === new URL(runtimeEnv().NEXTAUTH_URL).origin ||
        (site === "same-origin" && isOfHost(origin, request.headers.get("host")));
  if (isOurs && isSameSite) return;
  throw new AppError(
    "forbidden",
    `This request came from ${origin === null ? "no page of ours" : `"${origin.slice(0, 100)}"`}; writes are taken from our own pages only.`,
  );
}

function isOfHost(origin: string, host: string | null): boolean {
  return host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
