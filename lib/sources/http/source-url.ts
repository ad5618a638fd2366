import { runtimeEnv } from "@/lib/platform/env";

/**
 * sourceUrl is where an https address of a source is asked for: the address itself, or with SOURCES_BASE_URL set
 * `<base>/sources/<host><path>`. Hosts are constants of this slice; none comes from a user.
 */
export function sourceUrl(address: string): string {
  const base = runtimeEnv().SOURCES_BASE_URL;
  if (base === undefined) return address;
  const { host, pathname, search } = new URL(address);
  return `${base.replace(/\/$/, "")}/sources/${host}${pathname}${search}`;
}
