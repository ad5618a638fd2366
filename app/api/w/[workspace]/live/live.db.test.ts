import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeLiveStreams, openStreamCount } from "@/lib/api/live-stream";
import { closeConnections } from "@/lib/testing/close-connections";
import { foundWorkspace, signedUp, type SignedUp } from "@/lib/testing/signed-up";
import { connectAs } from "@/lib/testing/with-servers";
import * as live from "./route";

const admin = connectAs("admin");
let ada: SignedUp;
let workspaceId: string;

beforeAll(async () => {
  ada = await signedUp("Ada");
  ({ workspaceId } = await foundWorkspace("live-book", ada.userId));
});
beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => {
  closeLiveStreams();
  vi.useRealTimers();
});
afterAll(closeConnections);

async function open(): Promise<{ read(): Promise<string | undefined>; cancel(): Promise<void> }> {
  const { response } = await ada.browser.call(live.GET, { params: { workspace: "live-book" } });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  const read = async () => {
    const part = await reader?.read();
    return part?.done === false ? new TextDecoder().decode(part.value) : undefined;
  };
  return { read, cancel: async () => reader?.cancel() };
}

const announce = (topic: string) =>
  admin.query("select pg_notify('ballast_live', $1)", [JSON.stringify({ workspaceIds: [workspaceId], topic })]);

const untilListening = () =>
  vi.waitFor(async () => {
    const { rows } = await admin.query(
      "select 1 from pg_stat_activity where application_name = 'ballast live' and datname = current_database() and query ilike 'listen%'",
    );
    expect(rows).toHaveLength(1);
  });

describe("the live stream", () => {
  it("says hello, then each topic, in the agreed form", async () => {
    const stream = await open();
    expect(await stream.read()).toBe("retry: 3000\n: connected\n\n");
    await untilListening();
    await announce("assessment");
    expect(await stream.read()).toBe('event: topic\ndata: {"topic":"assessment"}\n\n');
  });

  it("shows life every 25 s", async () => {
    const stream = await open();
    await stream.read();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await stream.read()).toBe(": still here\n\n");
  });

  it("ends within a minute of signing out elsewhere", async () => {
    const stream = await open();
    await stream.read();
    await admin.query("update app_user set session_version = session_version + 1 where id = $1", [ada.userId]);
    await vi.advanceTimersByTimeAsync(60_000);
    const rest: (string | undefined)[] = [];
    for (let part = await stream.read(); part !== undefined; part = await stream.read()) rest.push(part);
    expect(rest.every((part) => part === ": still here\n\n")).toBe(true);
    expect(openStreamCount()).toBe(0);
    await admin.query("update app_user set session_version = session_version - 1 where id = $1", [ada.userId]);
  });

  it("frees its place when the browser goes", async () => {
    const stream = await open();
    expect(openStreamCount()).toBe(1);
    await stream.cancel();
    expect(openStreamCount()).toBe(0);
  });

  it("ends for everybody at shutdown", async () => {
    const streams = [await open(), await open()];
    for (const stream of streams) await stream.read();
    process.emit("SIGTERM");
    expect(await Promise.all(streams.map(({ read }) => read()))).toEqual([undefined, undefined]);
    expect(openStreamCount()).toBe(0);
  });

  it("refuses one person's eleventh", async () => {
    for (let i = 0; i < 10; i += 1) await open();
    const { status, body } = await ada.browser.call(live.GET, { params: { workspace: "live-book" } });
    expect([status, body]).toMatchObject([429, { code: "rate_limited" }]);
  });
});
