import { beforeAll, describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { connectAs } from "@/lib/testing/with-servers";
import { readRows, type ReadScope, type ReadStatement } from "./read-rows";

const [PERSON, OTHER_PERSON] = [uuidv7(), uuidv7()];
const WORKSPACES = Array.from({ length: 8 }, () => uuidv7());
const [WORKSPACE = ""] = WORKSPACES;

const batch = connectAs("batch");
const app = connectAs("app");

const VISIBLE: ReadStatement = { name: "test_visible", text: "select id from workspace", values: [] };
/** A transaction's start and the connection it runs on. */
const TRANSACTION: ReadStatement = {
  name: "test_transaction",
  text: "select now()::text as at, pg_backend_pid() as pid",
  values: [],
};

const visibleTo = async (scope: ReadScope) => (await readRows<{ id: string }>(scope, VISIBLE)).map(({ id }) => id);

beforeAll(async () => {
  for (const [i, id] of WORKSPACES.entries())
    await batch.query(
      `insert into workspace (id, slug, name, assess_due_at, next_brief_at, created_at) values ($1, $2, $2, now(), now(), now())`,
      [id, `read-rows-${i}`],
    );
  for (const id of [PERSON, OTHER_PERSON])
    await app.query(
      `insert into app_user (id, email, name, password_hash, created_at) values ($1, $2, 'Reader', 'x', now())`,
      [id, `${id}@example.test`],
    );
  await batch.query(
    `insert into membership (workspace_id, user_id, role, created_at) values ($1, $2, 'owner', now())`,
    [WORKSPACE, PERSON],
  );
});

describe("readRows", () => {
  it("sees its own workspace only, however many are asked for at once", async () => {
    const asked = Array.from({ length: 200 }, (_, i) => WORKSPACES[(i * 3) % WORKSPACES.length] ?? "");
    const seen = await Promise.all(asked.map((workspaceId) => visibleTo({ workspaceId })));
    expect(seen).toEqual(asked.map((id) => [id]));
  });

  it("shows a person the workspaces they are a member of", async () => {
    expect(await visibleTo({ userId: PERSON })).toEqual([WORKSPACE]);
    expect(await visibleTo({ userId: OTHER_PERSON })).toEqual([]);
  });

  it("answers what is asked of one scope at once from one transaction, and of another from its own", async () => {
    const [one, two, other] = await Promise.all([
      readRows({ workspaceId: WORKSPACE }, TRANSACTION),
      readRows({ workspaceId: WORKSPACE }, TRANSACTION),
      readRows({ workspaceId: WORKSPACES[1] ?? "" }, TRANSACTION),
    ]);
    expect(two).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("changes nothing, and leaves a connection that works when a statement fails", async () => {
    const write: ReadStatement = {
      name: "test_write",
      text: "update workspace set name = 'changed' where id = $1 returning id",
      values: [WORKSPACE],
    };
    for (let i = 0; i < 12; i++)
      await expect(readRows({ workspaceId: WORKSPACE }, write)).rejects.toThrow(/read-only transaction/);
    expect(await visibleTo({ workspaceId: WORKSPACE })).toEqual([WORKSPACE]);
  });
});
