import type { ImportKind } from "@/lib/domain/import-views";

/** Role is what a column means, whatever its name. */
export type Role =
  | "time"
  | "pair"
  | "base"
  | "quote"
  | "side"
  | "quantity"
  | "price"
  | "total"
  | "fee"
  | "feeAsset"
  | "id"
  | "venue"
  | "asset"
  | "place"
  | "note"
  | "currency";

/** Format is one layout of files, recognised by its header. */
export interface Format {
  id: string;
  kind: ImportKind;
  /** Where the rows are from when no column says; empty for layouts anybody may use. */
  venue: string;
  /** Names a column of each role may have, as normalizeHeader writes them. */
  columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Sets of roles of which one has to be there whole. */
  required: readonly (readonly Role[])[];
  /** The export lists deposits, rewards and the like among its trades: left out, and counted. */
  hasOtherRows?: true;
}

/** NUMBER_ROLES are the columns whose decimal mark a file is judged by. */
export const NUMBER_ROLES: readonly Role[] = ["quantity", "price", "total", "fee"];

/** normalizeHeader makes `Date(UTC)`, `date_utc` and ` DATE (utc) ` the same name. */
export function normalizeHeader(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
