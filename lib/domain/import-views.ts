import type { DecimalString } from "./decimal";
import type { EpochMs } from "./units";

export const IMPORT_KINDS = ["trades", "positions", "prices"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Undone and refused are the ends besides done; everything else moves on by itself or waits for the person. */
export type ImportStatus =
  "uploading" | "checking" | "checked" | "refused" | "importing" | "done" | "undoing" | "undone";

/** ImportedTrade is one fill from a file. `venueTradeId` and `venue` are empty where the file does not tell. */
export interface ImportedTrade {
  eventAt: EpochMs;
  venue: string;
  base: string;
  quote: string;
  side: "buy" | "sell";
  quantity: DecimalString;
  /** In quote per unit of base. */
  price: DecimalString;
  feeAmount: DecimalString;
  /** Empty when there is no fee. */
  feeAsset: string;
  venueTradeId: string;
}

/** ImportedPosition is what a file says is held now. Zero means: no longer. */
export interface ImportedPosition {
  asset: string;
  quantity: DecimalString;
  place: "cold" | "elsewhere";
  note: string;
  priceUsd: DecimalString | null;
}

/** ImportedPrice is one daily close. */
export interface ImportedPrice {
  asset: string;
  /** UTC day, `2026-11-22`. */
  day: string;
  price: DecimalString;
  currency: string;
}

export type ImportedRow =
  | ({ kind: "trades" } & ImportedTrade)
  | ({ kind: "positions" } & ImportedPosition)
  | ({ kind: "prices" } & ImportedPrice);

/** What can be wrong with one cell, or (`cell_count`, `repeated`) with a row as a whole. */
export type ImportErrorCode =
  | "missing"
  | "not_a_number"
  | "not_positive"
  | "too_large"
  | "not_a_date"
  | "ambiguous_date"
  | "in_future"
  | "unknown_side"
  | "unknown_pair"
  | "derivative"
  | "not_an_asset"
  | "unknown_currency"
  | "unknown_place"
  | "too_long"
  | "cell_count"
  | "repeated";

export interface ImportRowError {
  /** Line of the file, from 1. */
  line: number;
  /** As the file's header names it; empty for the row as a whole. */
  field: string;
  code: ImportErrorCode;
  value: string;
}

/** Why nothing at all can be taken from a file. */
export type ImportRefusal =
  | { code: "empty" }
  /** No line names all columns; the nearest one lacks these. */
  | { code: "no_header"; missing: readonly string[] }
  /** A quote is opened and never closed, or a row is longer than any real one. */
  | { code: "broken"; line: number }
  | { code: "no_rows" }
  | { code: "too_many_rows"; max: number };

export interface ImportPreviewRow {
  line: number;
  row: ImportedRow;
}

/** ImportReport is what the check of a file found, before anything is taken from it. */
export interface ImportReport {
  /** Whose export it is, such as `binance`; `ballast` is the documented format, `generic` one like it. */
  format: string;
  refusal: ImportRefusal | null;
  preview: readonly ImportPreviewRow[];
  /** First and last instant of the rows; null without any. */
  from: EpochMs | null;
  to: EpochMs | null;
  assets: readonly string[];
  assetCount: number;
  venues: readonly string[];
  /** What the trades leave of each asset that is no cash: bought − sold − fees; negative = bought before the file begins. */
  net: readonly { asset: string; quantity: DecimalString }[];
}

/** ImportView is one file as screens and the API show it. */
export interface ImportView {
  id: string;
  kind: ImportKind;
  fileName: string;
  status: ImportStatus;
  chunksTotal: number;
  rowsRead: number;
  rowsTotal: number | null;
  rowsAdded: number;
  rowsKnown: number;
  rowsSkipped: number;
  rowsFailed: number;
  countsPositions: boolean;
  report: ImportReport | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
}

/** IMPORT_CHUNK_BYTES is how much of a file travels in one request. */
export const IMPORT_CHUNK_BYTES = 512 * 1024;
/** IMPORT_CHUNKS_MAX bounds a file to 32 MB. */
export const IMPORT_CHUNKS_MAX = 64;
