import { afterAll, describe, expect, it } from "vitest";
import { closeConnections } from "@/lib/testing/close-connections";
import { TestBrowser } from "@/lib/testing/test-browser";
import { fromJwt, encodeSessionToken } from "@/lib/identity/session-token";
import { sessionCookieName } from "@/lib/identity/session-cookie";
import { signIn } from "@/lib/identity/sign-in";
import { connectAs } from "@/lib/testing/with-servers";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import * as password from "./password/route";
import * as profile from "./profile/route";
import * as requestReset from "./request-reset/route";
import * as resetPassword from "./reset-password/route";
import * as sessions from "./sessions/route";
import * as signOut from "./sign-out/route";
import * as signUp from "./sign-up/route";
import * as verifyEmail from "./verify-email/route";

const db = connectAs("app");
const everything = connectAs("batch");
afterAll(closeConnections);

const PASSWORD = "a calm sea and a full hold";

async function lastMail(to: string): Promise<{ kind: string; token: string }> {
  const { rows } = await db.query<{ kind: string; text: string }>(
    "select kind, text from mail_outbox where to_address = $1 order by created_at desc, id desc limit 1",
    [to],
  );
  return { kind: rows[0]?.kind ?? "none", token: /#token=([\w-]+)/.exec(rows[0]?.text ?? "")?.[1] ?? "" };
}

async function register(browser: TestBrowser, email: string, name = "Ada Lovelace"): Promise<void> {
  const answer = await browser.call(signUp.POST, { method: "POST", json: { name, email, password: PASSWORD } });
  expect(answer).toMatchObject({ status: 200, body: { email } });
}

async function signedUp(email: string): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await register(browser, email);
  const { token } = await lastMail(email);
  const answer = await browser.call(verifyEmail.POST, { method: "POST", json: { token } });
  expect(answer).toMatchObject({ status: 200, body: { email, isSignedIn: true } });
  return browser;
}

async function signInAs(browser: TestBrowser, email: string, given: string): Promise<void> {
  const claims = await signIn({ email, password: given, address: browser.address, userAgent: "test", now: new Date() });
  browser.cookies.set(sessionCookieName(), await encodeSessionToken(claims));
}

const isSignedIn = async (browser: TestBrowser) => (await browser.call(sessions.GET)).status === 200;

describe("sign-up", () => {
  it("makes the person, a workspace they own and its first policy, and signs in where the mailed link is opened", async () => {
    const browser = await signedUp("ada@example.org");
    expect(await isSignedIn(browser)).toBe(true);
    const { rows } = await db.query<{ id: string }>("select id from app_user where email = 'ada@example.org'");
    const workspaces = await listWorkspaces(rows[0]?.id ?? "");
    expect(workspaces).toMatchObject([
      { slug: "ada-lovelace", name: "Ada Lovelace", role: "owner", isOnboarded: false },
    ]);
  });

  it("gives namesakes different addresses", async () => {
    await register(new TestBrowser(), "ada.two@example.org");
    const { rows } = await everything.query<{ slug: string }>("select slug from workspace where name = 'Ada Lovelace'");
    expect(rows.map(({ slug }) => slug).sort()).toEqual([
      "ada-lovelace",
      expect.stringMatching(/^ada-lovelace-\w{4}$/),
    ]);
  });

  it("confirms the address but does not sign in a browser that did not sign up", async () => {
    await register(new TestBrowser(), "bea@example.org");
    const elsewhere = new TestBrowser();
    const { token } = await lastMail("bea@example.org");
    const answer = await elsewhere.call(verifyEmail.POST, { method: "POST", json: { token } });
    expect(answer).toMatchObject({ status: 200, body: { email: "bea@example.org", isSignedIn: false } });
    expect(await isSignedIn(elsewhere)).toBe(false);
  });

  it("answers alike for an address that has an account, and tells only its owner", async () => {
    await signedUp("cleo@example.org");
    const stranger = new TestBrowser();
    await register(stranger, "cleo@example.org", "Mallory");
    expect((await lastMail("cleo@example.org")).kind).toBe("already_registered");
    expect([...stranger.cookies.keys()]).toEqual(["ballast.pending-sign-up"]);
    await expect(signInAs(new TestBrowser(), "cleo@example.org", PASSWORD)).resolves.toBeUndefined();
  });

  it("lets an unconfirmed account take the newest sign-up, so nobody shares one with whoever came first", async () => {
    const mallory = new TestBrowser();
    await register(mallory, "dora@example.org", "Mallory");
    const first = await lastMail("dora@example.org");
    const dora = new TestBrowser();
    await dora.call(signUp.POST, {
      method: "POST",
      json: { name: "Dora", email: "dora@example.org", password: "another fine passage" },
    });
    const stale = await mallory.call(verifyEmail.POST, { method: "POST", json: { token: first.token } });
    expect(stale).toMatchObject({ status: 400, body: { fields: [{ field: "token" }] } });
    const { token } = await lastMail("dora@example.org");
    const confirmed = await mallory.call(verifyEmail.POST, { method: "POST", json: { token } });
    expect(confirmed).toMatchObject({ status: 200, body: { isSignedIn: false } });
    await expect(signInAs(mallory, "dora@example.org", PASSWORD)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("makes one account of five simultaneous sign-ups", async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        new TestBrowser().call(signUp.POST, {
          method: "POST",
          json: { name: "Eve", email: "eve@example.org", password: PASSWORD },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { rows } = await db.query("select 1 from app_user where email = 'eve@example.org'");
    expect(rows).toHaveLength(1);
  });
});

describe("a mailed token", () => {
  it("works once, also when two clicks come together", async () => {
    const browser = new TestBrowser();
    await register(browser, "fay@example.org");
    const { token } = await lastMail("fay@example.org");
    const clicks = await Promise.all(
      [1, 2, 3].map(() => browser.call(verifyEmail.POST, { method: "POST", json: { token } })),
    );
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  it("is kept as a hash only", async () => {
    await register(new TestBrowser(), "gil@example.org");
    const { token } = await lastMail("gil@example.org");
    const { rows } = await db.query<{ token_hash: string }>("select token_hash from auth_token");
    expect(token).toHaveLength(43);
    expect(rows.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash) && !token_hash.includes(token))).toBe(true);
  });

  it("stops working when its time is over", async () => {
    const browser = new TestBrowser();
    await register(browser, "hal@example.org");
    await db.query("update auth_token set expires_at = now() - interval '1 second'");
    const { token } = await lastMail("hal@example.org");
    expect(await browser.call(verifyEmail.POST, { method: "POST", json: { token } })).toMatchObject({ status: 400 });
  });
});

describe("passwords", () => {
  it("reset by mail signs everybody out and lets the new one in", async () => {
    const email = "ida@example.org";
    const browser = await signedUp(email);
    const other = new TestBrowser();
    await signInAs(other, email, PASSWORD);
    expect(await browser.call(requestReset.POST, { method: "POST", json: { email } })).toMatchObject({ status: 204 });
    const { token, kind } = await lastMail(email);
    expect(kind).toBe("reset_password");
    const json = { token, password: "the wind has changed" };
    expect(await browser.call(resetPassword.POST, { method: "POST", json })).toMatchObject({ status: 204 });
    expect([await isSignedIn(browser), await isSignedIn(other)]).toEqual([false, false]);
    await expect(signInAs(other, email, PASSWORD)).rejects.toMatchObject({ code: "unauthenticated" });
    await signInAs(other, email, "the wind has changed");
    expect(await isSignedIn(other)).toBe(true);
    expect(await browser.call(resetPassword.POST, { method: "POST", json })).toMatchObject({ status: 400 });
  });

  it("reset asks alike for somebody we do not know", async () => {
    const json = { email: "nobody@example.org" };
    expect(await new TestBrowser().call(requestReset.POST, { method: "POST", json })).toMatchObject({ status: 204 });
    expect((await lastMail("nobody@example.org")).kind).toBe("none");
  });

  it("changed in settings ends the other sessions, keeps this browser signed in and kills a stolen cookie", async () => {
    const email = "jan@example.org";
    const browser = await signedUp(email);
    const thief = new TestBrowser();
    thief.cookies.set(sessionCookieName(), browser.cookies.get(sessionCookieName()) ?? "");
    expect(await isSignedIn(thief)).toBe(true);
    const wrong = { currentPassword: "not this one", newPassword: "the wind has changed" };
    expect(await browser.call(password.POST, { method: "POST", json: wrong })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "currentPassword" }] },
    });
    const right = { currentPassword: PASSWORD, newPassword: "the wind has changed" };
    expect(await browser.call(password.POST, { method: "POST", json: right })).toMatchObject({ status: 204 });
    expect([await isSignedIn(browser), await isSignedIn(thief)]).toEqual([true, false]);
  });
});

describe("sessions", () => {
  it("are listed, and one can be ended from another", async () => {
    const email = "kim@example.org";
    const browser = await signedUp(email);
    const phone = new TestBrowser();
    await signInAs(phone, email, PASSWORD);
    const { body } = await browser.call(sessions.GET);
    const list = (body as { sessions: { id: string; isCurrent: boolean }[] }).sessions;
    expect(list).toHaveLength(2);
    const other = list.find(({ isCurrent }) => !isCurrent)?.id ?? "";
    expect(await browser.call(sessions.DELETE, { method: "DELETE", query: `?id=${other}` })).toMatchObject({
      status: 204,
    });
    expect([await isSignedIn(browser), await isSignedIn(phone)]).toEqual([true, false]);
  });

  it("of a stranger cannot be ended", async () => {
    const victim = await signedUp("lea@example.org");
    const { body } = await victim.call(sessions.GET);
    const id = (body as { sessions: { id: string }[] }).sessions[0]?.id ?? "";
    const stranger = await signedUp("mel@example.org");
    expect(await stranger.call(sessions.DELETE, { method: "DELETE", query: `?id=${id}` })).toMatchObject({
      status: 404,
    });
    expect(await isSignedIn(victim)).toBe(true);
  });

  it("all end by signing out everywhere", async () => {
    const email = "ned@example.org";
    const browser = await signedUp(email);
    const phone = new TestBrowser();
    await signInAs(phone, email, PASSWORD);
    await browser.call(sessions.DELETE, { method: "DELETE" });
    expect(browser.cookies.has(sessionCookieName())).toBe(false);
    expect(await isSignedIn(phone)).toBe(false);
  });

  it("end by signing out, also for a copy of the cookie", async () => {
    const browser = await signedUp("ola@example.org");
    const copy = browser.cookies.get(sessionCookieName()) ?? "";
    const answer = await browser.call(signOut.POST, { method: "POST" });
    expect([answer.status, answer.response.headers.get("location")]).toEqual([303, "/sign-in"]);
    browser.cookies.set(sessionCookieName(), copy);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("end after fourteen idle days and after thirty days in any case", async () => {
    const idle = await signedUp("pia@example.org");
    await db.query(
      "update session set last_seen_at = now() - interval '15 days' where user_id = (select id from app_user where email = 'pia@example.org')",
    );
    expect(await isSignedIn(idle)).toBe(false);
    const old = await signedUp("quin@example.org");
    await db.query(
      "update session set expires_at = now() where user_id = (select id from app_user where email = 'quin@example.org')",
    );
    expect(await isSignedIn(old)).toBe(false);
  });

  it.each([
    ["another text", "not-a-token"],
    ["an empty cookie", ""],
    ["half a token", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..abc"],
  ])("are not made of %s", async (_, value) => {
    const browser = new TestBrowser();
    browser.cookies.set(sessionCookieName(), value);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("need claims of ours in the token", () => {
    expect(fromJwt({ sub: "1", sid: "2", ver: 0 })).toBeNull();
    expect(fromJwt({ name: "Mallory" })).toBeNull();
  });
});

describe("the profile", () => {
  it("changes the name", async () => {
    const browser = await signedUp("rex@example.org");
    const answer = await browser.call(profile.POST, { method: "POST", json: { name: "Rex II" } });
    expect(answer).toMatchObject({ status: 200, body: { name: "Rex II", email: "rex@example.org" } });
  });

  it("is nobody's without a session", async () => {
    const answer = await new TestBrowser().call(profile.POST, { method: "POST", json: { name: "Rex II" } });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });
});

describe("sign-in limits", () => {
  const guess = (email: string, address: string, now: Date, given = "wrong wrong") =>
    signIn({ email, password: given, address, userAgent: "", now }).then(
      () => "in",
      (error: { code: string; retryAfterSeconds?: number }) => error.code,
    );

  it("allow five wrong guesses a minute per person and address, then make the wait grow", async () => {
    await signedUp("sam@example.org");
    const start = Date.parse("2026-01-01T00:00:00Z");
    const results: string[] = [];
    for (let i = 0; i < 7; i += 1) results.push(await guess("sam@example.org", "a", new Date(start + i)));
    expect(results).toEqual([...Array<string>(5).fill("unauthenticated"), "rate_limited", "rate_limited"]);
    for (let i = 0; i < 5; i += 1)
      expect(await guess("sam@example.org", "a", new Date(start + 60_000))).toBe("unauthenticated");
    expect(await guess("sam@example.org", "a", new Date(start + 120_000))).toBe("rate_limited");
    const error = await signIn({
      email: "sam@example.org",
      password: "x",
      address: "a",
      userAgent: "",
      now: new Date(start + 121_000),
    }).catch((thrown: { retryAfterSeconds?: number }) => thrown);
    expect((error as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(600);
  });

  it("allow twenty wrong guesses an hour per person over all addresses, counted exactly under concurrency", async () => {
    await signedUp("tom@example.org");
    const now = new Date("2026-01-02T00:00:00Z");
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) => guess("tom@example.org", `address-${i}`, now)),
    );
    expect(results.filter((result) => result === "unauthenticated")).toHaveLength(20);
    expect(results.filter((result) => result === "rate_limited")).toHaveLength(20);
    expect(await guess("tom@example.org", "home", new Date("2026-01-02T01:00:00Z"), PASSWORD)).toBe("in");
  });

  it("cost nothing for right passwords", async () => {
    await signedUp("uma@example.org");
    const now = new Date("2026-01-03T00:00:00Z");
    for (let i = 0; i < 8; i += 1) expect(await guess("uma@example.org", "home", now, PASSWORD)).toBe("in");
  });

  it("say nothing about who exists: an unknown person runs into the same limit", async () => {
    const now = new Date("2026-01-04T00:00:00Z");
    const results: string[] = [];
    for (let i = 0; i < 6; i += 1) results.push(await guess("no.one@example.org", "b", now));
    expect(results.at(-1)).toBe("rate_limited");
  });

  it("refuse an address that is not confirmed, only to who knows the password", async () => {
    await register(new TestBrowser(), "vic@example.org");
    const now = new Date();
    expect(await guess("vic@example.org", "c", now, PASSWORD)).toBe("precondition_failed");
    expect(await guess("vic@example.org", "c", now)).toBe("unauthenticated");
  });
});
