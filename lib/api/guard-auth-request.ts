import { NextRequest } from "next/server";
import { AppError } from "@/lib/domain/errors";
import { newId } from "@/lib/platform/ids";
import { checkOrigin } from "./check-origin";
import { toProblem } from "./problem";
import { readText } from "./read-json";

const BODY_LIMIT_BYTES = 8 * 1024;
/** What our sign-in page uses of next-auth. Its built-in pages and every other action stay closed. */
const OPEN_ACTIONS = new Set(["GET csrf", "GET error", "GET signin", "POST callback/credentials", "POST signout"]);

interface AuthRouteContext {
  params: Promise<{ nextauth: string[] }>;
}

type AuthHandler = (request: NextRequest, context: AuthRouteContext) => Promise<Response>;

/**
 * guardAuthRequest puts the same walls around next-auth as defineRoute puts around our own routes: our Origin on
 * writes, a small body, only the actions in use, problem+json instead of a 500 when the library rejects its input.
 */
export function guardAuthRequest(handle: AuthHandler): AuthHandler {
  return async (request, context) => {
    const requestId = newId();
    try {
      const action = (await context.params).nextauth.join("/");
      if (!OPEN_ACTIONS.has(`${request.method} ${action}`))
        throw new AppError("not_found", "There is nothing at this address.");
      const response = await handle(await checked(request), context);
      if (response.status >= 500) throw new AppError("invalid_input", "The sign-in request could not be read.");
      response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      const { pathname } = new URL(request.url);
      return toProblem(error, { requestId, method: request.method, path: pathname });
    }
  };
}

async function checked(request: NextRequest): Promise<NextRequest> {
  if (request.method !== "POST") return request;
  checkOrigin(request);
  const contentType = request.headers.get("content-type") ?? "none";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) {
    const message = `must be application/x-www-form-urlencoded, was ${contentType.slice(0, 60)}`;
    throw new AppError("invalid_input", `content-type ${message}`, { fields: [{ field: "content-type", message }] });
  }
  const body = await readText(request, BODY_LIMIT_BYTES);
  return new NextRequest(request.url, { method: "POST", headers: request.headers, body });
}
