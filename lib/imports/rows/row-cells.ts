import type { DecimalString } from "@/lib/domain/decimal";
import type { ImportErrorCode, ImportRowError } from "@/lib/domain/import-views";
import type { EpochMs } from "@/lib/domain/units";
import { parseAsset } from "../fields/parse-asset";
import { parseInstant, type DateOrder } from "../fields/parse-instant";
import { parseQuantity, type DecimalMark, type Quantity } from "../fields/parse-quantity";
import type { Role } from "../formats/format";
import type { Layout } from "../formats/match-format";

/** FileStyle is how one file writes numbers and dates. */
export interface FileStyle {
  layout: Layout;
  mark: DecimalMark;
  order: DateOrder;
  /** Nothing may have happened later. */
  asOf: EpochMs;
}

/** A clock of an exchange may run ahead of ours a little, and a day may have begun elsewhere. */
const FUTURE_GRACE_MS = 24 * 3_600_000;
const SHOWN_MAX = 60;

/** RowCells reads one row by role and collects what is wrong with it. A reader that returns null has noted why. */
export class RowCells {
  readonly errors: ImportRowError[] = [];
  readonly #style: FileStyle;
  readonly #cells: readonly string[];
  readonly #line: number;

  constructor(style: FileStyle, record: { line: number; cells: readonly string[] }) {
    this.#style = style;
    this.#cells = record.cells;
    this.#line = record.line;
  }

  has(role: Role): boolean {
    return this.#style.layout.columns.has(role);
  }

  /** The cell's text; empty when the column or the cell is not there. */
  text(role: Role): string {
    const column = this.#style.layout.columns.get(role);
    return column === undefined ? "" : (this.#cells[column.index] ?? "").trim();
  }

  /** Notes what is wrong with the cell of a role, or with the whole row. */
  fail(code: ImportErrorCode, role: Role | null, value = role === null ? "" : this.text(role)): null {
    const field = role === null ? "" : (this.#style.layout.columns.get(role)?.name ?? role);
    const shown = value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value;
    this.errors.push({ line: this.#line, field, code, value: shown.replaceAll(/\p{Cc}/gu, " ") });
    return null;
  }

  /** `unit` is taken off the end first: `51INCH` is five when the coin is 1INCH. */
  number(role: Role, unit = ""): Quantity | null {
    const text = this.text(role);
    if (text === "") return this.fail("missing", role);
    const bare = unit !== "" && text.toUpperCase().endsWith(unit) ? text.slice(0, -unit.length) : text;
    const parsed = parseQuantity(bare, this.#style.mark);
    if (parsed === null) return this.fail("not_a_number", role);
    return parsed === "too_large" ? this.fail("too_large", role) : parsed;
  }

  /** More than zero, unless `zero` is let through. */
  positive(role: Role, zero: "refuse" | "accept" = "refuse"): DecimalString | null {
    const parsed = this.number(role);
    if (parsed === null) return null;
    if (parsed.value === "0") return zero === "accept" ? "0" : this.fail("not_positive", role);
    return parsed.isNegative ? this.fail("not_positive", role) : parsed.value;
  }

  instant(role: Role): EpochMs | null {
    const text = this.text(role);
    if (text === "") return this.fail("missing", role);
    const at = parseInstant(text, this.#style.order);
    if (at === null) return this.fail("not_a_date", role);
    if (at === "ambiguous") return this.fail("ambiguous_date", role);
    return at > this.#style.asOf + FUTURE_GRACE_MS ? this.fail("in_future", role) : at;
  }

  asset(role: Role): string | null {
    const text = this.text(role);
    if (text === "") return this.fail("missing", role);
    return parseAsset(text) ?? this.fail("not_an_asset", role);
  }

  /** At most `max` characters on one line. */
  line(role: Role, max: number): string | null {
    const text = this.text(role).replaceAll(/\p{Cc}+/gu, " ");
    return text.length > max ? this.fail("too_long", role) : text;
  }
}
