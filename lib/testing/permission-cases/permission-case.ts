import type { KeyVerdict } from "@/lib/exchange/client";

/** PermissionCase is what the permission parser of one venue is held to. */
export interface PermissionCase {
  venue: string;
  parse(raw: unknown): KeyVerdict;
  /** A read-only answer as the venue documents it. */
  readOnly: object;
  /**
   * The grammar of read-only answers, written by hand from the documents and not taken from the parser. What this refuses
   * may never be accepted.
   */
  isReadOnly(value: unknown): boolean;
  /** The read-only answer with one permission more. Each has to be refused as over-privileged. */
  widened: readonly (readonly [what: string, answer: unknown])[];
  /** Answers that prove nothing, with the reason. */
  unproven: readonly (readonly [what: string, answer: unknown, reason: string])[];
  /** Values and names to mutate answers with. */
  vocabulary: readonly unknown[];
}

/** CASE_KEY is the key the answers are about. */
export const CASE_KEY = "c5dcfbf1f3a70000bbbbccccdddd0001";
/** CASE_NOW is the instant they are read at. */
export const CASE_NOW = Date.UTC(2026, 10, 22);
