import type { Redis } from "ioredis";
import type pg from "pg";

/** Shorter pieces would be found by chance. */
const PIECE_MIN = 12;
/** What keys of exchanges are made of, and their base64 and hex. */
const WORD = /^[A-Za-z0-9+/_-]+$/;

/**
 * secretForms lists the texts by which a secret could be recognised: raw, hex, and base64 at each of the three offsets
 * it can have inside a longer text (their ends depend on the neighbours and are left out).
 */
export function secretForms(secret: string): string[] {
  if (!WORD.test(secret)) throw new RangeError("only keys of letters, digits and +/_- can be looked for");
  const bytes = Buffer.from(secret, "utf8");
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return shifted.slice(offset === 0 ? 0 : 4, shifted.length - (shifted.length % 4));
  });
  const hex = bytes.toString("hex");
  const url = base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([secret, hex, hex.toUpperCase(), ...base64, ...url])].filter((form) => form.length >= PIECE_MIN);
}

/** findInText names the forms of any of the secrets that occur in a text; empty is what one hopes for. */
export function findInText(text: string, secrets: readonly string[]): string[] {
  return secrets.flatMap((secret, i) =>
    secretForms(secret)
      .filter((form) => text.includes(form))
      .map((form) => `secret ${i + 1} as ${form.slice(0, 4)}…`),
  );
}

/**
 * findInDatabase reads every row of every table of every schema, the queue's too, as text (bytes as hex) and names the
 * tables in which a secret occurs. `db` must be a superuser: row-level security would hide rows.
 */
export async function findInDatabase(
  db: Pick<pg.Pool, "query">,
  secrets: readonly string[],
): Promise<{ tables: number; found: string[] }> {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const forms = secrets.flatMap(secretForms);
  const values = [anyWordOf(Math.min(...forms.map(({ length }) => length))), anyOf(forms)];
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await db.query<{ text: string }>(
      `select r::text as text from ${name} as r where r::text ~ $1 and r::text ~ $2 limit 5`,
      values,
    );
    found.push(...hits.rows.flatMap(({ text }) => findInText(text, secrets).map((hit) => `${name}: ${hit}`)));
  }
  return { tables: rows.length, found };
}

/** findInRedis reads every value of a Redis database and names the keys in which a secret occurs. */
export async function findInRedis(
  redis: Redis,
  secrets: readonly string[],
): Promise<{ keys: number; found: string[] }> {
  const keys = await redis.keys("*");
  const found: string[] = [];
  for (const key of keys) {
    const text = `${key} ${JSON.stringify(await readRedis(redis, key))}`;
    found.push(...findInText(text, secrets).map((hit) => `${key}: ${hit}`));
  }
  return { keys: keys.length, found };
}

async function readRedis(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case "string":
      return redis.get(key);
    case "hash":
      return redis.hgetall(key);
    case "list":
      return redis.lrange(key, 0, -1);
    case "set":
      return redis.smembers(key);
    case "zset":
      return redis.zrange(key, "0", "-1");
    case "stream":
      return redis.xrange(key, "-", "+");
    default:
      return null;
  }
}

/** Rows without a single word as long as a secret need no closer look: most are numbers. */
const anyWordOf = (length: number): string => `[A-Za-z0-9+/_-]{${length}}`;

/** All forms in one pattern; `+` is the only sign in them that it would misread. */
const anyOf = (forms: readonly string[]): string => forms.map((form) => form.replaceAll("+", "\\+")).join("|");
