import { runtimeEnv } from "@/lib/platform/env";

/** planSettingsUrl is a workspace's plan page, with a note for it such as `checkout=done`. */
export function planSettingsUrl(slug: string, query = ""): string {
  const url = new URL(`/${encodeURIComponent(slug)}/settings/plan`, runtimeEnv().NEXTAUTH_URL);
  return query === "" ? url.href : `${url.href}?${query}`;
}
