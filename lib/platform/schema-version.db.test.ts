import { expect, it } from "vitest";
import { connectAs } from "@/lib/testing/with-servers";
import { LATEST_MIGRATION } from "@/prisma/latest-migration";
import { requireSchema } from "./schema-version";

const admin = connectAs("admin");

it("accepts a migrated database, also one that is ahead, and refuses one that lacks the newest migration", async () => {
  await requireSchema();

  await admin.query(
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', '', '9999_later', now())",
  );
  await requireSchema();

  await admin.query("update _prisma_migrations set finished_at = null where migration_name = $1", [LATEST_MIGRATION]);
  await expect(requireSchema()).rejects.toThrow(`The database lacks migration ${LATEST_MIGRATION}`);

  await admin.query("drop table _prisma_migrations");
  await expect(requireSchema()).rejects.toThrow(`The database lacks migration ${LATEST_MIGRATION}`);
});
