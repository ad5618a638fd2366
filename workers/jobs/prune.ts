import { batchPool } from "@/lib/platform/batch-db";
import type { Handler } from "../handler";

/** What is kept no longer: table, condition, and how long, in days. `$1` is the instant before which a row goes. */
const RETENTION: readonly { table: string; where: string; days: number }[] = [
  { table: "rate_limit", where: "window_start < $1", days: 2 },
  { table: "auth_token", where: "expires_at < $1", days: 7 },
  { table: "session", where: "expires_at < $1", days: 30 },
  { table: "mail_outbox", where: "status <> 'pending' and created_at < $1", days: 90 },
  { table: "connection_attempt", where: "connection_id is null and created_at < $1", days: 90 },
  { table: "csv_import", where: "status in ('uploading', 'checked', 'refused') and updated_at < $1", days: 7 },
  { table: "usage_counter", where: "day < $1", days: 400 },
  { table: "worker_heartbeat", where: "beat_at < $1", days: 1 },
  { table: "candle", where: "interval = '1h' and open_at < $1", days: 60 },
  { table: "market_state_version", where: "as_of < $1 and not is_kept", days: 7 },
  { table: "market_state_version", where: "as_of < $1", days: 400 },
  { table: "dollar_rate", where: "event_at < $1", days: 400 },
  { table: "signal_point", where: "event_at < $1", days: 800 },
  {
    table: "leverage_tier",
    where: `available_at < $1 and exists (select from leverage_tier newer
      where newer.instrument_id = leverage_tier.instrument_id and newer.available_at > leverage_tier.available_at and newer.available_at < $1)`,
    days: 90,
  },
  { table: "news_item", where: "received_at < $1", days: 400 },
  { table: "account_snapshot", where: "event_at < $1", days: 400 },
];
const DAY_MS = 86_400_000;

/** Deletes what nobody may need any more, table by table. */
export const prune: Handler<"prune"> = async (_data, { clock, signal, log }) => {
  const deleted: Record<string, number> = {};
  for (const { table, where, days } of RETENTION) {
    signal.throwIfAborted();
    const before = new Date(clock.now().getTime() - days * DAY_MS);
    const { rowCount } = await batchPool().query(`delete from ${table} where ${where}`, [before]);
    deleted[table] = (deleted[table] ?? 0) + (rowCount ?? 0);
  }
  log.info(deleted, "pruned");
};
