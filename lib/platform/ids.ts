import { v7 as uuidv7 } from "uuid";

/**
 * Ids are uuidv7 in the database and `<prefix>_<32 hex>` at the edges (URLs, JSON), so a log line or a support mail says
 * what an id is of.
 */
const PREFIX = {
  workspace: "ws",
  user: "usr",
  connection: "con",
  attempt: "att",
  snapshot: "snap",
  recommendation: "rec",
  bundle: "bnd",
  assessment: "asm",
  holding: "hld",
  import: "imp",
  session: "ses",
} as const;

export type EntityKind = keyof typeof PREFIX;

/** newId makes a time-ordered uuid. */
export function newId(): string {
  return uuidv7();
}

/** encodeId turns a uuid into its outside form, such as `con_0192…`. */
export function encodeId(kind: EntityKind, uuid: string): string {
  return `${PREFIX[kind]}_${uuid.replaceAll("-", "")}`;
}

/** decodeId returns the uuid, or null when the text is not an id of that kind. */
export function decodeId(kind: EntityKind, text: string): string | null {
  const match = new RegExp(`^${PREFIX[kind]}_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$`).exec(
    text,
  );
  return match === null ? null : match.slice(1).join("-");
}
