import type { PublishedEvidence } from "@/lib/domain/evidence";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { publishedCases, type PublishedCase } from "@/lib/format/published-evidence-text";
import summary from "./evidence-summary.json";

// Written by our own command under this type; the cast is the JSON file's edge (tuples and ids come in as plain arrays
// and strings).
const evidence = summary as unknown as PublishedEvidence;

/** publishedEvidence is the study as last published. */
export function publishedEvidence(): PublishedEvidence {
  return evidence;
}

/** studiedCases are its cases, each with all its rows. */
export function studiedCases(): PublishedCase[] {
  return publishedCases(evidence, getMessages(DEFAULT_LOCALE));
}
