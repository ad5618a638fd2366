import { addDecimals, compareDecimals, multiplyDecimals, subtractDecimals } from "@/lib/domain/decimal";
import type {
  ImportedRow,
  ImportedTrade,
  ImportPreviewRow,
  ImportRefusal,
  ImportReport,
  ImportRowError,
} from "@/lib/domain/import-views";
import type { EpochMs } from "@/lib/domain/units";
import { isCash } from "@/lib/market/asset-class";
import type { FileEvent } from "../read-file";

const PREVIEW_ROWS = 20;
const ERRORS_KEPT = 1_000;
/** A file with more names than this is no file of trades; the rest is counted only. */
const NAMES_MAX = 2_000;
const NAMES_SHOWN = 60;

/** ReportCollector sums up a file while it is read, in memory that does not grow with its rows. */
export class ReportCollector {
  rowsTotal = 0;
  rowsSkipped = 0;
  rowsFailed = 0;
  readonly errors: ImportRowError[] = [];
  #format = "";
  #refusal: ImportRefusal | null = null;
  #from: EpochMs | null = null;
  #to: EpochMs | null = null;
  readonly #preview: ImportPreviewRow[] = [];
  readonly #assets = new Set<string>();
  readonly #venues = new Set<string>();
  readonly #net = new Map<string, string>();

  get isRefused(): boolean {
    return this.#refusal !== null;
  }

  add(event: FileEvent): void {
    switch (event.kind) {
      case "format":
        this.#format = event.format;
        return;
      case "refused":
        this.#refusal = event.refusal;
        return;
      case "other":
        this.rowsTotal += 1;
        this.rowsSkipped += 1;
        return;
      case "error":
        this.rowsTotal += 1;
        this.rowsFailed += 1;
        if (this.errors.length < ERRORS_KEPT) this.errors.push(...event.errors);
        return;
      case "row":
        this.rowsTotal += 1;
        if (this.#preview.length < PREVIEW_ROWS) this.#preview.push({ line: event.line, row: event.row });
        this.#addRow(event.row);
    }
  }

  report(): ImportReport {
    return {
      format: this.#format,
      refusal: this.#refusal,
      preview: this.#preview,
      from: this.#from,
      to: this.#to,
      assets: [...this.#assets].sort().slice(0, NAMES_SHOWN),
      assetCount: this.#assets.size,
      venues: [...this.#venues].sort().slice(0, NAMES_SHOWN),
      net: [...this.#net]
        .filter(([asset, quantity]) => !isCash(asset) && compareDecimals(quantity, "0") !== 0)
        .map(([asset, quantity]) => ({ asset, quantity }))
        .sort((a, b) => (a.asset < b.asset ? -1 : 1)),
    };
  }

  #addRow(row: ImportedRow): void {
    switch (row.kind) {
      case "trades":
        this.#seeAsset(row.base);
        if (row.venue !== "" && this.#venues.size < NAMES_MAX) this.#venues.add(row.venue);
        this.#see(row.eventAt);
        this.#addLegs(row);
        return;
      case "prices":
        this.#seeAsset(row.asset);
        this.#see(Date.parse(row.day));
        return;
      case "positions":
        this.#seeAsset(row.asset);
    }
  }

  #addLegs({ base, quote, side, quantity, price, feeAmount, feeAsset }: ImportedTrade): void {
    const paid = multiplyDecimals(quantity, price);
    this.#move(base, side === "buy" ? quantity : subtractDecimals("0", quantity));
    this.#move(quote, side === "buy" ? subtractDecimals("0", paid) : paid);
    if (feeAsset !== "") this.#move(feeAsset, subtractDecimals("0", feeAmount));
  }

  #move(asset: string, change: string): void {
    const before = this.#net.get(asset);
    if (before !== undefined || this.#net.size < NAMES_MAX) this.#net.set(asset, addDecimals(before ?? "0", change));
  }

  #seeAsset(asset: string): void {
    if (this.#assets.size < NAMES_MAX) this.#assets.add(asset);
  }

  #see(at: EpochMs): void {
    this.#from = Math.min(at, this.#from ?? at);
    this.#to = Math.max(at, this.#to ?? at);
  }
}
