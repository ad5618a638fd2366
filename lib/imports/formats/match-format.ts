import type { ImportKind } from "@/lib/domain/import-views";
import { normalizeHeader, type Format, type Role } from "./format";
import { POSITION_FORMATS } from "./position-formats";
import { PRICE_FORMATS } from "./price-formats";
import { TRADE_FORMATS } from "./trade-formats";

const FORMATS: Readonly<Record<ImportKind, readonly Format[]>> = {
  trades: TRADE_FORMATS,
  positions: POSITION_FORMATS,
  prices: PRICE_FORMATS,
};

/** Layout is a format laid over one file's header. */
export interface Layout {
  format: Format;
  /** Cells a row has to have. */
  width: number;
  /** Where each role stands, and what the file calls it. */
  columns: ReadonlyMap<Role, { index: number; name: string }>;
}

/** matchFormat lays the first format whose columns are all there over a header; null when none is. */
export function matchFormat(kind: ImportKind, header: readonly string[]): Layout | null {
  for (const format of FORMATS[kind]) {
    const columns = columnsOf(format, header);
    if (format.required.some((roles) => roles.every((role) => columns.has(role))))
      return { format, width: header.length, columns };
  }
  return null;
}

/** missingColumns names what a header lacks for the format it comes nearest to. */
export function missingColumns(kind: ImportKind, header: readonly string[]): string[] {
  const lacks = FORMATS[kind].flatMap((format) => {
    const columns = columnsOf(format, header);
    return format.required.map((roles) =>
      roles.filter((role) => !columns.has(role)).map((role) => nameOf(format, role)),
    );
  });
  return lacks.reduce((least, each) => (each.length < least.length ? each : least), lacks[0] ?? []);
}

function columnsOf(format: Format, header: readonly string[]): Map<Role, { index: number; name: string }> {
  const names = header.map(normalizeHeader);
  const columns = new Map<Role, { index: number; name: string }>();
  for (const [role, aliases] of Object.entries(format.columns) as [Role, readonly string[]][]) {
    const index = aliases.map((alias) => names.indexOf(alias)).find((at) => at >= 0);
    if (index !== undefined) columns.set(role, { index, name: (header[index] ?? "").trim() });
  }
  return columns;
}

function nameOf(format: Format, role: Role): string {
  return format.columns[role]?.[0] ?? role;
}
