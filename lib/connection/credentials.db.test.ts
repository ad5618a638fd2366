import { describe, expect, test } from "vitest";
import { CannotOpen, openCredentials } from "./open-credentials";
import { sealCredentials } from "./seal-credentials";

const SCOPE = {
  workspaceId: "01930000-0000-7000-8000-000000000001",
  subjectId: "01930000-0000-7000-8000-000000000002",
};
const values = new Map([
  ["apiKey", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"],
  ["secret", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"],
] as const);
const seal = () => sealCredentials(values, SCOPE);
const secretBox = () => {
  const box = seal().find(({ field }) => field === "secret");
  if (box === undefined) throw new Error("no box");
  return box;
};

describe("a sealed key", () => {
  test("opens where it belongs, and holds nothing readable", () => {
    const boxes = seal();
    expect(openCredentials(boxes, SCOPE)).toEqual(values);
    for (const { field, sealed } of boxes) {
      const value = values.get(field as "apiKey") ?? "";
      expect(sealed.byteLength).toBe(value.length + 60);
      for (const encoding of ["latin1", "base64", "hex"] as const)
        expect(Buffer.from(sealed).toString(encoding)).not.toContain(
          Buffer.from(value).toString(encoding).slice(0, 16),
        );
    }
  });

  test("is different every time", () => {
    const seen = new Set(
      Array.from({ length: 200 }, () => Buffer.from(secretBox().sealed).toString("hex").slice(0, 88)),
    );
    expect(seen.size).toBe(200);
  });

  test.each([
    ["another workspace", { ...SCOPE, workspaceId: "01930000-0000-7000-8000-000000000003" }],
    ["another connection", { ...SCOPE, subjectId: "01930000-0000-7000-8000-000000000003" }],
  ])("does not open for %s", (_what, scope) => {
    expect(() => openCredentials([secretBox()], scope)).toThrow(CannotOpen);
  });

  test("does not open as another field, or under another key's name", () => {
    const box = secretBox();
    expect(() => openCredentials([{ ...box, field: "apiKey" }], SCOPE)).toThrow(CannotOpen);
    expect(() => openCredentials([{ ...box, kekId: "kek2" }], SCOPE)).toThrow(CannotOpen);
  });

  test("does not open with any one byte flipped", () => {
    const box = secretBox();
    for (let at = 0; at < box.sealed.byteLength; at += 1) {
      const sealed = new Uint8Array(box.sealed);
      sealed[at] = (sealed[at] ?? 0) ^ 0x01;
      expect(() => openCredentials([{ ...box, sealed }], SCOPE), `byte ${at}`).toThrow(CannotOpen);
    }
  });

  test.each([4, 8, 12, 15])("does not open with a tag cut to %i bytes", (tagBytes) => {
    const box = secretBox();
    const sealed = box.sealed.slice(0, box.sealed.byteLength - (16 - tagBytes));
    expect(() => openCredentials([{ ...box, sealed }], SCOPE)).toThrow(CannotOpen);
  });

  test("an empty or short box does not open", () => {
    for (const length of [0, 1, 59])
      expect(() => openCredentials([{ ...secretBox(), sealed: new Uint8Array(length) }], SCOPE)).toThrow(CannotOpen);
  });
});
