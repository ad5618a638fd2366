import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RouteContract } from "@/lib/api/define-route";
import { newId, encodeId } from "@/lib/platform/ids";
import { closeConnections } from "@/lib/testing/close-connections";
import { ROUTE_TABLE, type RouteCase } from "@/lib/testing/route-table";
import { runs } from "@/lib/testing/runs";
import { foundWorkspace, signedUp, type SignedUp } from "@/lib/testing/signed-up";
import { TestBrowser, type TestAnswer, type TestRequest } from "@/lib/testing/test-browser";
import { connectAs } from "@/lib/testing/with-servers";

const HERE = dirname(fileURLToPath(import.meta.url));
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
/** next-auth's own handler: behind guard-auth-request.ts, whose test is beside it. */
const NOT_OURS = "/api/auth/[...nextauth]";

type Handler = Parameters<TestBrowser["call"]>[0] & { contract: RouteContract };

const handlers = new Map<string, Handler>();
for (const file of readdirSync(HERE, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith("route.ts"),
)) {
  const path = `/api/${dirname(file)}`;
  if (path === NOT_OURS) continue;
  const module = (await import(join(HERE, file))) as Partial<Record<string, Handler>>;
  for (const method of METHODS) {
    const handler = module[method];
    if (handler !== undefined) handlers.set(`${method} ${path}`, handler);
  }
}

const everything = connectAs("batch");
afterAll(closeConnections);

let ada: SignedUp, bea: SignedUp, viewer: SignedUp;
let adas: { workspaceId: string; slug: string };
let foreign: Record<NonNullable<RouteCase["id"]>, string>;

beforeAll(async () => {
  [ada, bea, viewer] = await Promise.all([signedUp("Ada"), signedUp("Bea"), signedUp("Vic")]);
  adas = await foundWorkspace("adas-book", ada.userId, [{ userId: viewer.userId, role: "viewer" }]);
  await foundWorkspace("beas-book", bea.userId);
  foreign = await plant(adas.workspaceId, ada.userId);
});

const cases = Object.entries(ROUTE_TABLE);
const ofWorkspace = cases.filter(([, { auth }]) => auth === "workspace");

function call(
  name: string,
  browser: TestBrowser,
  { slug = "beas-book", id, ...request }: TestRequest & { slug?: string; id?: string } = {},
): Promise<TestAnswer> {
  const handler = handlers.get(name);
  if (handler === undefined) throw new Error(`${name} is not a route`);
  const route = ROUTE_TABLE[name] ?? { auth: "none" };
  const query = route.query === undefined ? "" : `?${new URLSearchParams(route.query).toString()}`;
  return browser.call(handler, {
    method: name.split(" ")[0] ?? "GET",
    params: { workspace: slug, ...(id === undefined ? {} : { id }) },
    query,
    ...(route.body === undefined ? {} : { json: route.body }),
    ...request,
  });
}

describe("the route table", () => {
  it("has exactly the routes of the folder", () => {
    expect(Object.keys(ROUTE_TABLE).sort()).toEqual([...handlers.keys()].sort());
  });

  it.each(cases)("%s is entered as the table says, and has an example of what it takes", (name, route) => {
    const contract = handlers.get(name)?.contract;
    expect(contract?.auth).toBe(route.auth);
    expect([contract?.body !== undefined, contract?.query !== undefined]).toEqual([
      route.body !== undefined,
      route.query !== undefined,
    ]);
    if (route.body !== undefined) expect(contract?.body?.safeParse(route.body).error).toBeUndefined();
    if (route.query !== undefined) expect(contract?.query?.safeParse(route.query).error).toBeUndefined();
    expect(contract?.permission !== undefined).toBe(route.auth === "workspace");
  });
});

describe("without a session", () => {
  it.each(cases.filter(([, { auth }]) => auth === "session" || auth === "workspace"))("%s is a 401", async (name) => {
    expect(await call(name, new TestBrowser(), { slug: "adas-book" })).toMatchObject({ status: 401 });
  });
});

describe("a stranger", () => {
  it.each(ofWorkspace)("finds no workspace at %s: as if the slug did not exist", async (name, { id }) => {
    const before = await checksum(adas.workspaceId);
    const answer = await call(name, bea.browser, { slug: "adas-book", ...(id && { id: foreign[id] }) });
    const nothing = await call(name, bea.browser, { slug: "no-such-book", ...(id && { id: foreign[id] }) });
    expect(answer.status).toBe(404);
    expect(withoutRequestId(answer.body)).toEqual(withoutRequestId(nothing.body));
    expect(await checksum(adas.workspaceId)).toBe(before);
  });

  it.each(ofWorkspace.filter(([, { id }]) => id !== undefined))(
    "finds nothing at %s by a foreign id in their own workspace: as if the id did not exist",
    async (name, { id }) => {
      const kind = id ?? "connection";
      const before = await checksum(adas.workspaceId);
      const answer = await call(name, bea.browser, { id: foreign[kind] });
      const nothing = await call(name, bea.browser, { id: encodeId(kind, newId()) });
      expect(answer.status).toBe(404);
      expect(withoutRequestId(answer.body)).toEqual(withoutRequestId(nothing.body));
      expect(await checksum(adas.workspaceId)).toBe(before);
    },
  );

  it.each(ofWorkspace.filter(([, { id }]) => id !== undefined))(
    "finds nothing at %s by what is no id",
    async (name) => {
      for (const id of [
        "",
        "1",
        "..",
        "con_zz",
        `con_${"f".repeat(32)}`,
        newId(),
        "a\0b",
        "x".repeat(5_000),
        "' or 1=1 --",
      ])
        expect((await call(name, bea.browser, { id })).status).toBe(404);
    },
  );
});

describe("a viewer", () => {
  it.each(ofWorkspace.filter(([name]) => !name.startsWith("GET")))("changes nothing by %s", async (name, { id }) => {
    const before = await checksum(adas.workspaceId);
    const answer = await call(name, viewer.browser, { slug: "adas-book", ...(id && { id: foreign[id] }) });
    // These are calculations; without an assessment there is nothing to calculate on, which is not a matter of rights.
    if (/\/(size-trade|what-if)$/.test(name)) expect(answer.status).not.toBe(403);
    else expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await checksum(adas.workspaceId)).toBe(before);
  });
});

describe("another site's page", () => {
  it.each(cases.filter(([name, { auth }]) => !name.startsWith("GET") && auth !== "signature"))(
    "cannot make a visitor's browser do %s",
    async (name, { id }) => {
      const before = await checksum(adas.workspaceId);
      for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
        const answer = await call(name, ada.browser, { slug: "adas-book", headers, ...(id && { id: foreign[id] }) });
        expect(answer.status).toBe(403);
      }
      expect(await checksum(adas.workspaceId)).toBe(before);
    },
  );
});

/** Values that are right nowhere, by JSON type. */
const POISON: readonly unknown[] = [
  { startsWith: "" },
  { not: null },
  ["a"],
  [],
  true,
  "a\0b",
  "\ud800",
  -1,
  1e308,
  9_007_199_254_740_993,
  "",
  " ",
  "x".repeat(2_000),
  "9999-99-99",
];

describe("bad input", () => {
  const withBody = cases.filter(([, { body }]) => body !== undefined);

  it.each(withBody)("to %s: a wrong type in any field is a 400 naming it", async (name, { id, body = {} }) => {
    const browser = await someone();
    for (const path of leaves(body)) {
      const json = replaceAt(body, path, { startsWith: "" });
      const answer = await call(name, browser, { json, ...(id && { id: encodeId(id, newId()) }) });
      expect([path.join("."), answer.status]).toEqual([path.join("."), 400]);
      expect(fieldsOf(answer).some((field) => isWithin(path.join("."), field))).toBe(true);
    }
  });

  it.each(withBody)("to %s: an extra field is a 400 naming it", async (name, { id, body = {} }) => {
    const browser = await someone();
    for (const extra of ["workspaceId", "userId", "role", "isDemo", "constructor"]) {
      const answer = await call(name, browser, {
        json: { ...body, [extra]: "x" },
        ...(id && { id: encodeId(id, newId()) }),
      });
      expect(answer.status).toBe(400);
      expect(fieldsOf(answer)).toContain(extra);
    }
  });

  it.each(withBody)("to %s: whatever it is, never a 5xx", async (name, { id, body = {}, callsStripe }) => {
    const browser = await someone();
    const paths = leaves(body);
    const anything = fc.record({
      path: fc.constantFrom(...paths),
      value: fc.oneof(
        fc.constantFrom(...POISON),
        fc.anything({ withBigInt: false, maxDepth: 3 }),
        fc.string({ unit: "binary" }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 3 }), async (changes) => {
        const json = changes.reduce<unknown>((value, change) => replaceAt(value, change.path, change.value), body);
        const answer = await call(name, browser, { json, ...(id && { id: encodeId(id, newId()) }) });
        expect(answer.status === 503 ? callsStripe : answer.status < 500).toBe(true);
        if (answer.status === 400) expect(fieldsOf(answer).length).toBeGreaterThan(0);
        expect(JSON.stringify(answer.body ?? {})).not.toMatch(/node_modules|\.ts:\d|prisma/i);
      }),
      { numRuns: runs(20) },
    );
  });

  it.each(cases.filter(([, { query }]) => query !== undefined))(
    "in the query of %s is a 400 naming it",
    async (name, route) => {
      const browser = await someone();
      const schema = handlers.get(name)?.contract.query;
      for (const key of Object.keys(route.query ?? {})) {
        const isFreeText = schema?.safeParse({ ...route.query, [key]: "nonsense" }).success === true;
        const wrong = [`?${key}=%00`, `?${key}=a&${key}=b`, "?extra=1", ...(isFreeText ? [] : [`?${key}=nonsense`])];
        for (const query of wrong) {
          const answer = await call(name, browser, { query, ...(route.id && { id: encodeId(route.id, newId()) }) });
          expect([query, answer.status]).toEqual([query, 400]);
          expect(fieldsOf(answer).length).toBeGreaterThan(0);
        }
      }
    },
  );
});

/** Each test gets a fresh person whose workspace is `beas-book` no longer: theirs, so nothing they break is shared. */
async function someone(): Promise<TestBrowser> {
  const person = await signedUp("Someone");
  await everything.query("delete from workspace where slug = 'beas-book'");
  await foundWorkspace("beas-book", person.userId);
  return person.browser;
}

/** Rows of every kind an id can name, in Ada's workspace. */
async function plant(workspaceId: string, userId: string): Promise<typeof foreign> {
  const ids = { connection: newId(), attempt: newId(), holding: newId(), import: newId(), recommendation: newId() };
  await everything.query(
    `insert into connection (id, workspace_id, venue, label, status, permission_proof, permission_detail, key_hint,
       permission_checked_at, next_sync_at, sync_progress, created_at)
     values ($1, $2, 'binance', 'Main', 'active', 'exchange_api', '{}', 'abcd…wxyz', now(), now(), '{}', now())`,
    [ids.connection, workspaceId],
  );
  await everything.query(
    `insert into connection_attempt (id, workspace_id, venue, label, status, actor_user_id, created_at)
     values ($1, $2, 'binance', 'Main', 'pending', $3, now())`,
    [ids.attempt, workspaceId, userId],
  );
  await everything.query(
    `insert into manual_holding (id, workspace_id, asset, quantity, place, note, created_at, updated_at)
     values ($1, $2, 'BTC', 1, 'cold', '', now(), now())`,
    [ids.holding, workspaceId],
  );
  await everything.query(
    `insert into csv_import (id, workspace_id, kind, file_name, status, chunks_total, actor_user_id, next_run_at, created_at,
       updated_at)
     values ($1, $2, 'trades', 'trades.csv', 'uploading', 2, $3, now(), now(), now())`,
    [ids.import, workspaceId, userId],
  );
  await everything.query(
    `insert into recommendation (id, workspace_id, kind, severity, status, dedupe_key, is_safety, reasons, numbers, detail,
       risk_model_version, policy_version, assessment_at, created_at, updated_at, expires_at)
     values ($1, $2, 'reduce', 'notice', 'open', 'k', false, '[]', '{}', '{}', '1', 1, now(), now(), now(), now() + interval '1 day')`,
    [ids.recommendation, workspaceId],
  );
  return {
    connection: encodeId("connection", ids.connection),
    attempt: encodeId("attempt", ids.attempt),
    holding: encodeId("holding", ids.holding),
    import: encodeId("import", ids.import),
    recommendation: encodeId("recommendation", ids.recommendation),
  };
}

/** A digest of every row of a workspace, whatever the table. */
async function checksum(workspaceId: string): Promise<string> {
  const { rows: tables } = await everything.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where a.attname = 'workspace_id' and c.relkind in ('r', 'p') and not c.relispartition
       and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const digests: string[] = [];
  for (const { name } of tables) {
    const { rows } = await everything.query<{ digest: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t where workspace_id = $1`,
      [workspaceId],
    );
    digests.push(`${name}:${rows[0]?.digest}`);
  }
  expect(digests.length).toBeGreaterThan(15);
  return digests.join("\n");
}

function withoutRequestId(body: unknown): unknown {
  const { requestId: _, ...rest } = body as { requestId: string };
  return rest;
}

function fieldsOf(answer: TestAnswer): readonly string[] {
  return ((answer.body as { fields?: { field: string }[] } | null)?.fields ?? []).map(({ field }) => field);
}

/** Whether an issue at `field` is about the value put at `path`: at it, inside it, or at what contains it. */
function isWithin(path: string, field: string): boolean {
  return field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`);
}

type Path = readonly string[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((child: unknown, index) => (String(index) === key ? replaceAt(child, rest, replacement) : child));
  return { ...value, [key]: replaceAt((value as Record<string, unknown>)[key], rest, replacement) };
}
