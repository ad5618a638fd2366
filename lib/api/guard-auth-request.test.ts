import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { setTestEnvironment } from "@/lib/testing/test-environment";
import { guardAuthRequest } from "./guard-auth-request";

beforeAll(setTestEnvironment);

const seen: string[] = [];
const handler = guardAuthRequest(async (request) => {
  seen.push(`${request.method} ${await request.text()}`);
  return new Response("ok", { status: request.nextUrl.searchParams.has("fail") ? 500 : 200 });
});

function call(path: string, init: ConstructorParameters<typeof NextRequest>[1] = {}): Promise<Response> {
  const url = new URL(`/api/auth/${path}`, "http://localhost:3000");
  const nextauth = url.pathname.split("/").slice(3);
  return handler(new NextRequest(url, init), { params: Promise.resolve({ nextauth }) });
}

const form = { "content-type": "application/x-www-form-urlencoded", origin: "http://localhost:3000" };

describe("guardAuthRequest", () => {
  it("lets through what the sign-in page uses, with the body as it came", async () => {
    expect((await call("csrf")).status).toBe(200);
    const body = "csrfToken=a&email=ada%40example.org&password=x+y";
    const answer = await call("callback/credentials", { method: "POST", headers: form, body });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(seen.at(-1)).toBe(`POST ${body}`);
  });

  it.each([
    ["GET", "session"],
    ["GET", "providers"],
    ["GET", "signin/google"],
    ["GET", "callback/credentials"],
    ["POST", "_log"],
    ["POST", "signin/credentials"],
    ["POST", "callback/credentials/extra"],
  ])("keeps %s %s closed", async (method, path) => {
    expect((await call(path, { method, headers: form })).status).toBe(404);
  });

  it.each([
    ["another site", { ...form, origin: "https://evil.example" }, "a=b", 403],
    ["no origin", { "content-type": form["content-type"] }, "a=b", 403],
    ["JSON", { ...form, "content-type": "application/json" }, "{", 400],
    ["no content type", { origin: form.origin }, "a=b", 400],
    ["a huge body", form, "a".repeat(10_000), 413],
  ] as const)("refuses %s before the library sees it", async (_, headers, body, status) => {
    const before = seen.length;
    // A plain string body would bring a content type of its own.
    const bytes = new TextEncoder().encode(body);
    expect((await call("callback/credentials", { method: "POST", headers: { ...headers }, body: bytes })).status).toBe(
      status,
    );
    expect(seen).toHaveLength(before);
  });

  it("answers 400 where the library gives up on its input", async () => {
    expect((await call("csrf?fail=1")).status).toBe(400);
  });
});
