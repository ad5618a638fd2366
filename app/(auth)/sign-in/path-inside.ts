const DEFAULT_PATH = "/continue";

/** pathInside is where to go after signing in: a path of ours, never another site's (`//evil.example`, `/\evil`). */
export function pathInside(next: unknown): string {
  if (typeof next !== "string" || !/^\/[a-z0-9]/i.test(next)) return DEFAULT_PATH;
  const url = new URL(next, "https://here.invalid");
  return url.origin === "https://here.invalid" && !url.pathname.startsWith("/api")
    ? url.pathname + url.search
    : DEFAULT_PATH;
}
