import { batchPool } from "@/lib/platform/batch-db";
import type { Handler } from "../handler";

/** Makes the partitions of the coming months. Rows in a DEFAULT partition mean that this came too late. */
export const ensurePartitions: Handler<"ensure-partitions"> = async (_data, { log }) => {
  const made = await batchPool().query<{ name: string }>("select ensure_partitions() as name");
  const stray = await batchPool().query<{ parent: string; row_count: string }>(
    "select parent, row_count from default_partition_rows() where row_count > 0",
  );
  if (made.rows.length > 0) log.info({ partitions: made.rows.map(({ name }) => name) }, "partitions made");
  for (const { parent, row_count } of stray.rows) log.error({ parent, rows: row_count }, "rows in a DEFAULT partition");
};
