import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Reads a JSON file; a missing or unreadable one is `fallback`, because everything kept this way can be made again. */
export function readJson(path, fallback) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return fallback;
  }
}

/** Writes atomically (temporary file, then rename) so that a killed process leaves the old content or the new. */
export function writeFileAtomic(path, content, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content, { mode });
  renameSync(temporary, path);
}

export function writeJson(path, value, mode) {
  writeFileAtomic(path, `${JSON.stringify(value, null, 2)}\n`, mode);
}

/**
 * fingerprint hashes the names and contents of files, in a fixed order.
 *
 * @param {string} root
 * @param {readonly string[]} entries files or folders relative to `root`; missing ones are left out
 * @param {{ ignore?: (path: string) => boolean, salt?: string }} [options] `ignore` gets paths relative to `root`
 * @returns {string} hex SHA-256
 */
export function fingerprint(root, entries, { ignore = () => false, salt = "" } = {}) {
  const hash = createHash("sha256").update(salt);
  for (const path of entries.flatMap((entry) => listFiles(root, join(root, entry), ignore)).sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function listFiles(root, path, ignore) {
  const name = relative(root, path);
  if (ignore(name)) return [];
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() || entry.isFile() ? listFiles(root, join(path, entry.name), ignore) : [],
    );
  } catch (error) {
    if (error.code === "ENOTDIR") return [name];
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
