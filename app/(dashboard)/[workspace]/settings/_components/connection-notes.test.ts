import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import type { ConnectionView } from "@/lib/domain/views";
import { enAccount } from "@/lib/format/messages/en-account";
import { THIN_SPACE as s } from "@/lib/format/number";
import { connectionNotes } from "./connection-notes";

const NOW = Date.UTC(2026, 10, 22, 12);

const connection = (change: Partial<ConnectionView> = {}): ConnectionView => ({
  id: "con_1",
  venue: "kraken",
  venueName: "Kraken",
  label: "Main",
  status: "active",
  permissionProof: "exchange_api",
  isIpBound: null,
  keyExpiresAt: null,
  keyHint: "zXee…mBqD",
  permissionCheckedAt: NOW,
  lastSyncAt: NOW - 60_000,
  nextSyncAt: NOW + 240_000,
  lastErrorCode: null,
  lastErrorAt: null,
  sync: { phase: "done", done: 0, total: 0, detail: "" },
  equityUsd: 100,
  ...change,
});
const notesOf = (change: Partial<ConnectionView>) =>
  connectionNotes(connection(change), NOW, enAccount).notes.map(({ tone, title, detail }) =>
    `${tone}: ${title} ${detail}`.trim(),
  );

describe("what is said of a linked account", () => {
  it("is one quiet line while all is well", () => {
    expect(notesOf({})).toEqual(["ok: Active."]);
    expect(connectionNotes(connection({ keyHint: "…" }), NOW, enAccount).facts).toEqual([
      "Proven read-only by the exchange",
      "checked 22\u00a0Nov 2026",
    ]);
  });

  it("is the error, its age and the next try when the last reading failed, whatever the key's state", () => {
    expect(notesOf({ lastErrorCode: "unavailable", lastErrorAt: NOW - 30_000 })).toEqual([
      `warning: Last reading failed. Kraken did not answer, 30${s}s ago. The last figures stand, with their age; next try in 4${s}min.`,
    ]);
  });

  it("is nothing of an error that a later reading overtook", () => {
    expect(notesOf({ lastErrorCode: "unavailable", lastErrorAt: NOW - 120_000 })).toEqual(["ok: Active."]);
  });

  it("says of a key nobody proved that it is not proven", () => {
    expect(notesOf({ permissionProof: "user_attested" })[1]).toMatch(/^notice: Not proven\./);
  });

  it("announces the end of a key, louder as it comes", () => {
    expect(notesOf({ keyExpiresAt: NOW + 10 * DAY_MS })[1]).toMatch(/^notice: The key ends in 10 days\./);
    expect(notesOf({ keyExpiresAt: NOW + 2 * DAY_MS })[1]).toMatch(/^warning: The key ends in 2 days\./);
    expect(notesOf({ keyExpiresAt: NOW - DAY_MS })[1]).toMatch(/^critical: The key ended on/);
  });
});
