import { afterAll, afterEach, expect, it, vi } from "vitest";
import { closeDb, notifyLive } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { connectAs } from "@/lib/testing/with-servers";
import { closeLive, RESYNC_TOPIC, subscribeLive } from "./live-hub";

const admin = connectAs("admin");

const listening = () =>
  admin.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'ballast live' and datname = current_database() and query ilike 'listen%'",
  );

async function untilListening(): Promise<void> {
  await vi.waitFor(async () => expect((await listening()).rows).toHaveLength(1), { timeout: 10_000, interval: 20 });
}

afterEach(closeLive);
afterAll(closeDb);

it("brings a topic to the workspace it is for, and to no other, over one connection", async () => {
  const [mine, other] = [newId(), newId()];
  const heard: string[] = [];
  subscribeLive(mine, (topic) => heard.push(`mine:${topic}`));
  subscribeLive(mine, (topic) => heard.push(`again:${topic}`));
  subscribeLive(other, (topic) => heard.push(`other:${topic}`));
  await untilListening();
  await notifyLive([mine], "assessment");
  await vi.waitFor(() => expect(heard).toEqual(["mine:assessment", "again:assessment"]));
});

it("carries a batch of 400 workspaces in notifications below PostgreSQL's 8 kB", async () => {
  const ids = Array.from({ length: 400 }, newId);
  const heard = new Set<string>();
  for (const id of ids) subscribeLive(id, () => heard.add(id));
  await untilListening();
  await notifyLive(ids, "assessment");
  await vi.waitFor(() => expect(heard.size).toBe(400));
});

it("is silent after unsubscribing", async () => {
  const id = newId();
  const heard: string[] = [];
  const leave = subscribeLive(id, () => heard.push("left"));
  subscribeLive(id, () => heard.push("stayed"));
  await untilListening();
  leave();
  await notifyLive([id], "assessment");
  await vi.waitFor(() => expect(heard).toEqual(["stayed"]));
});

it("survives what it cannot read", async () => {
  const id = newId();
  const heard: string[] = [];
  subscribeLive(id, (topic) => heard.push(topic));
  await untilListening();
  for (const payload of ["", "{", "[]", '{"workspaceIds":["x"],"topic":"a"}'])
    await admin.query("select pg_notify('ballast_live', $1)", [payload]);
  await notifyLive([id], "after");
  await vi.waitFor(() => expect(heard).toEqual(["after"]));
});

it("comes back after the database threw it out, and tells everybody to look again", async () => {
  const id = newId();
  const heard: string[] = [];
  subscribeLive(id, (topic) => heard.push(topic));
  await untilListening();
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ballast live'");
  await vi.waitFor(() => expect(heard).toEqual([RESYNC_TOPIC]), { timeout: 10_000 });
  await notifyLive([id], "assessment");
  await vi.waitFor(() => expect(heard).toEqual([RESYNC_TOPIC, "assessment"]));
});
