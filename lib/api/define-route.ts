import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { loadSession, type SessionUser } from "@/lib/identity/load-session";
import { readCookie, sessionCookieName } from "@/lib/identity/session-cookie";
import { systemClock, type Clock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { openWorkspace } from "@/lib/workspace/open-workspace";
import { requirePermission, type Permission } from "@/lib/workspace/require-permission";
import { checkOrigin } from "./check-origin";
import { parseInput } from "./parse-input";
import { toProblem } from "./problem";
import { readJson } from "./read-json";
import { readQuery } from "./read-query";

const BODY_LIMIT_BYTES = 64 * 1024;
const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** What each kind of door hands to the route behind it. */
interface Granted {
  /** Anybody. Writes still need our own Origin. */
  none: unknown;
  /** A third party that proves itself in its own way, such as Stripe's signature: no session, no Origin check. */
  signature: unknown;
  /** Somebody signed in. */
  session: { user: SessionUser };
  /** A member of the workspace in the path, with the permission. */
  workspace: { user: SessionUser; ctx: WorkspaceContext };
}

export type RouteAuth = keyof Granted;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

type RouteInput<A extends RouteAuth, P, Q, B> = Granted[A] & {
  request: Request;
  requestId: string;
  clock: Clock;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
};

export type RouteDefinition<A extends RouteAuth, P, Q, B> = {
  auth: A;
  /** Path parameters besides `workspace`. What does not parse is not found. */
  params?: P;
  /** Without a schema, search parameters are ignored. */
  query?: Q;
  /** A strict object. Without a schema, the body is not read. */
  body?: B;
  bodyLimitBytes?: number;
  /** Returns plain JSON, a Response, or nothing (204). */
  run(input: RouteInput<A, P, Q, B>): unknown;
} & (A extends "workspace" ? { permission: Permission } : { permission?: never });

/** What the route tests read back from a handler, to derive the inventory and the bad inputs. */
export interface RouteContract {
  auth: RouteAuth;
  permission?: Permission | undefined;
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
}

interface NextRouteContext {
  /** Resolves to undefined for a path without parameters, as in /api/health. */
  params: Promise<Readonly<Record<string, string | string[] | undefined>> | undefined>;
}

export type RouteHandler = ((request: Request, context: NextRouteContext) => Promise<Response>) & {
  contract: RouteContract;
};

/**
 * defineRoute makes a route handler: the one way into the product besides the first paint of a page. In this order:
 * Origin (writes), session, workspace and membership, permission, path, query, body; then `run`. Whatever is thrown
 * leaves as problem+json, and no answer may be cached.
 */
export function defineRoute<
  const A extends RouteAuth,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<A, P, Q, B>): RouteHandler {
  const handler = async (request: Request, context: NextRouteContext): Promise<Response> => {
    const requestId = newId();
    try {
      const granted = await admit(definition, request, context);
      const parsed = await parse(definition, request, context);
      // Each door's grant was just made for this `auth`; TypeScript cannot follow the look-up by a generic key.
      const input = { ...granted, ...parsed, request, requestId } as unknown as RouteInput<A, P, Q, B>;
      return seal(toResponse(await definition.run(input)), requestId);
    } catch (error) {
      const { pathname } = new URL(request.url);
      return seal(toProblem(error, { requestId, method: request.method, path: pathname }), requestId);
    }
  };
  const { auth, permission, params, query, body } = definition;
  return Object.assign(handler, { contract: { auth, permission, params, query, body } });
}

async function admit(
  { auth, permission }: { auth: RouteAuth; permission?: Permission },
  request: Request,
  context: NextRouteContext,
): Promise<{ clock: Clock; user?: SessionUser; ctx?: WorkspaceContext }> {
  const clock = systemClock;
  if (auth === "signature") return { clock };
  if (!SAFE_METHODS.has(request.method)) checkOrigin(request);
  if (auth === "none") return { clock };
  const token = readCookie(request.headers.get("cookie"), sessionCookieName());
  const user = token === null ? null : await loadSession(token, clock.now());
  if (user === null) throw new AppError("unauthenticated", "Sign in first: there is no session, or it has ended.");
  if (auth === "session") return { clock, user };
  const slug = (await context.params)?.["workspace"];
  const ctx = await openWorkspace({ slug: typeof slug === "string" ? slug : "", userId: user.userId }, clock);
  if (permission !== undefined) requirePermission(ctx, permission);
  return { clock, user, ctx };
}

interface Schemas {
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  bodyLimitBytes?: number;
}

async function parse(
  schemas: Schemas,
  request: Request,
  context: NextRouteContext,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  const { workspace: _workspace, ...path } = (await context.params) ?? {};
  const params = schemas.params?.safeParse(path);
  if (params?.success === false) throw new AppError("not_found", "There is nothing at this address.");
  const query = schemas.query && parseInput(schemas.query, readQuery(request.url), "query");
  const limitBytes = schemas.bodyLimitBytes ?? BODY_LIMIT_BYTES;
  const body = schemas.body && parseInput(schemas.body, await readJson(request, limitBytes), "body");
  return { params: params?.data, query, body };
}

function toResponse(result: unknown): Response {
  if (result instanceof Response) return result;
  return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
}

function seal(response: Response, requestId: string): Response {
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  response.headers.set("x-request-id", requestId);
  return response;
}
