import { lookUp } from "@/lib/platform/db";
import { slugFrom, withSuffix } from "./slug";

/** freeSlug finds an address nobody has yet. Two may still race for it; the unique index decides. */
export async function freeSlug(name: string): Promise<string> {
  const wanted = slugFrom(name);
  let slug = wanted;
  while ((await lookUp("workspace_by_slug", slug)) !== null) slug = withSuffix(wanted);
  return slug;
}
