import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, type AppErrorCode } from "@/lib/domain/errors";
import { setTestEnvironment } from "@/lib/testing/test-environment";
import { defineRoute } from "./define-route";
import { TestBrowser, type TestRequest } from "@/lib/testing/test-browser";

beforeAll(setTestEnvironment);

const browser = new TestBrowser();

const echo = defineRoute({
  auth: "none",
  query: z.strictObject({ page: z.coerce.number().int().min(1).optional() }),
  body: z.strictObject({
    name: z.string().max(10),
    count: z.number().optional(),
    nested: z.strictObject({ deep: z.string() }).optional(),
    map: z.record(z.string(), z.string()).optional(),
  }),
  run: ({ body, query }) => ({ body, query }),
});

const post = (request: TestRequest) => browser.call(echo, { method: "POST", ...request });

describe("a route's answer", () => {
  it("is JSON that nobody caches, with a request id", async () => {
    const { status, body, response } = await post({ json: { name: "Ada" }, query: "?page=2" });
    expect([status, body]).toEqual([200, { body: { name: "Ada" }, query: { page: 2 } }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is 204 when there is nothing to say, and a Response as it is", async () => {
    const nothing = defineRoute({ auth: "none", run: () => undefined });
    const teapot = defineRoute({ auth: "none", run: () => new Response("short", { status: 418 }) });
    expect((await browser.call(nothing)).status).toBe(204);
    expect((await browser.call(teapot)).status).toBe(418);
  });
});

describe("bad input", () => {
  const deep = `${'{"nested":'.repeat(40)}1${"}".repeat(40)}`;
  const cases: readonly [string, TestRequest, number, string][] = [
    ["a wrong type", { json: { name: 1 } }, 400, "name"],
    ["a missing field", { json: {} }, 400, "name"],
    ["too long a text", { json: { name: "x".repeat(11) } }, 400, "name"],
    ["an extra field", { json: { name: "a", isAdmin: true } }, 400, "isAdmin"],
    ["an extra field inside", { json: { name: "a", nested: { deep: "b", more: 1 } } }, 400, "nested.more"],
    ["an operator object", { json: { name: { startsWith: "" } } }, 400, "name"],
    ["an array for a text", { json: { name: ["a"] } }, 400, "name"],
    ["null for a text", { json: { name: null } }, 400, "name"],
    ["__proto__", { raw: '{"name":"a","__proto__":{"isAdmin":true}}' }, 400, "__proto__"],
    ["__proto__ in a map", { raw: '{"name":"a","map":{"__proto__":"x"}}' }, 400, "map.__proto__"],
    ["constructor", { raw: '{"name":"a","nested":{"constructor":{}}}' }, 400, "nested.constructor"],
    ["NUL", { json: { name: "a\0b" } }, 400, "name"],
    ["NUL in a key", { raw: '{"name":"a","map":{"k\\u0000":"x"}}' }, 400, "map"],
    ["half a surrogate pair", { raw: '{"name":"\\ud800"}' }, 400, "name"],
    ["a number beyond doubles", { raw: '{"name":"a","count":1e400}' }, 400, "count"],
    ["deep nesting", { raw: deep }, 400, "nested.nested.nested"],
    ["no JSON", { raw: "{name: 1}" }, 400, "body"],
    ["an empty body", { raw: "" }, 400, "body"],
    ["a JSON text", { raw: '"Ada"' }, 400, "body"],
    ["a JSON array", { raw: "[]" }, 400, "body"],
    ["another content type", { raw: '{"name":"a"}', headers: { "content-type": "text/plain" } }, 400, "content-type"],
    [
      "a form",
      { raw: "name=a", headers: { "content-type": "application/x-www-form-urlencoded" } },
      400,
      "content-type",
    ],
    ["a huge body", { json: { name: "x".repeat(70_000) } }, 413, "body"],
    ["a parameter twice", { json: { name: "a" }, query: "?page=1&page=2" }, 400, "page"],
    ["an unknown parameter", { json: { name: "a" }, query: "?pgae=1" }, 400, "pgae"],
    ["a wrong parameter", { json: { name: "a" }, query: "?page=-1" }, 400, "page"],
    ["NUL in a parameter", { json: { name: "a" }, query: "?page=%00" }, 400, "page"],
  ];

  it.each(cases)("%s is refused, naming the field", async (_, request, status, field) => {
    const answer = await post(request);
    expect(answer.response.headers.get("content-type")).toBe("application/problem+json");
    expect(answer).toMatchObject({
      status,
      body: { status, fields: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });

  it("leaves the prototype alone", async () => {
    await post({ raw: '{"name":"a","__proto__":{"polluted":true}}' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("of a body longer than it claims is stopped while it is read", async () => {
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    const request = new Request("http://localhost:3000/test", {
      method: "POST",
      headers: { origin: "http://localhost:3000", "content-type": "application/json" },
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect((await echo(request, { params: Promise.resolve({}) })).status).toBe(413);
    expect(chunks).toBeLessThan(10);
  });

  it("that is not UTF-8 is refused", async () => {
    const request = new Request("http://localhost:3000/test", {
      method: "POST",
      headers: { origin: "http://localhost:3000", "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    });
    expect((await echo(request, { params: Promise.resolve({}) })).status).toBe(400);
  });

  it("in the path is not found", async () => {
    const route = defineRoute({ auth: "none", params: z.strictObject({ id: z.uuid() }), run: ({ params }) => params });
    expect((await browser.call(route, { params: { id: "1" } })).status).toBe(404);
  });
});

describe("the Origin of a write", () => {
  const json = { name: "a" };
  const withOrigin = (headers: Record<string, string>) => {
    const request = new Request("http://localhost:3000/test", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(json),
    });
    return echo(request, { params: Promise.resolve({}) }).then(({ status }) => status);
  };

  it.each([
    [{ origin: "http://localhost:3000" }, 200],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, 200],
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000", "sec-fetch-site": "same-origin" }, 200],
    [{}, 403],
    [{ origin: "null" }, 403],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "http://localhost:3000.evil.example" }, 403],
    [{ origin: "http://localhost:3001" }, 403],
    [{ origin: "https://localhost:3000" }, 403],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "none" }, 403],
    [{ origin: "https://evil.example", host: "evil.example" }, 403],
  ] as const)("%j → %d", async (headers, status) => expect(await withOrigin({ ...headers })).toBe(status));

  it("is not asked of reads, nor of a third party that signs", async () => {
    const read = defineRoute({ auth: "none", run: () => ({}) });
    const hook = defineRoute({ auth: "signature", run: () => ({}) });
    const foreign = { headers: { origin: "https://evil.example" } };
    expect((await browser.call(read, { method: "GET", ...foreign })).status).toBe(200);
    expect((await browser.call(hook, { method: "POST", ...foreign })).status).toBe(200);
  });
});

describe("an error", () => {
  const failing = (error: unknown) =>
    defineRoute({
      auth: "none",
      run: () => {
        throw error;
      },
    });

  it.each([
    ["invalid_input", 400],
    ["unauthenticated", 401],
    ["plan_limit", 402],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["precondition_failed", 412],
    ["payload_too_large", 413],
    ["rate_limited", 429],
    ["internal", 500],
    ["upstream_unavailable", 503],
  ] as const satisfies readonly (readonly [AppErrorCode, number])[])("%s is a %d", async (code, status) => {
    const error = new AppError(code, "because", { detail: { limit: 3 }, retryAfterSeconds: 7 });
    const answer = await browser.call(failing(error));
    expect(answer).toMatchObject({ status, body: { code, status, detail: "because", values: { limit: 3 } } });
    expect(answer.response.headers.get("retry-after")).toBe("7");
  });

  it("nobody expected tells the outside nothing", async () => {
    const answer = await browser.call(failing(new TypeError("secret connection string")));
    expect(answer).toMatchObject({ status: 500, body: { code: "internal" } });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|TypeError|\.ts|at /);
  });

  it("of a database that is gone is a 503", async () => {
    const gone = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    expect((await browser.call(failing(new Error("query failed", { cause: gone })))).status).toBe(503);
  });
});
