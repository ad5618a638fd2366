import { existsSync, readFileSync, readdirSync } from "node:fs";
import pg from "pg";

/** Linux counts processor time in ticks of 10 ms. */
const MS_PER_TICK = 10;
/** Where /proc/<pid>/stat has them, counted from the field after the program's name. */
const [PARENT, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [1, 11, 12, 13, 14];

/** PostgresCpu reads the processor time that the whole server has taken so far, in ms. */
export type PostgresCpu = () => number;

/** openPostgresCpu finds the server behind a connection; null where there is no /proc. */
export async function openPostgresCpu(adminUrl: string): Promise<PostgresCpu | null> {
  if (!existsSync("/proc/self/stat")) return null;
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  const { rows } = await db.query<{ pid: number }>("select pg_backend_pid() as pid");
  const postmaster = readStat(rows[0]?.pid ?? 0)?.[PARENT] ?? 0;
  await db.end();
  return () => {
    const own = readStat(postmaster) ?? [];
    // Backends that have ended are in the postmaster's account of its children.
    const ticks = [own[USER], own[SYSTEM], own[CHILDREN_USER], own[CHILDREN_SYSTEM]];
    for (const name of readdirSync("/proc")) {
      const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null;
      if (stat?.[PARENT] === postmaster) ticks.push(stat[USER], stat[SYSTEM]);
    }
    return ticks.reduce<number>((sum, value) => sum + (value ?? 0), 0) * MS_PER_TICK;
  };
}

function readStat(pid: number): number[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; the state letter after it becomes NaN and is not read.
    return text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
  } catch {
    return null;
  }
}
