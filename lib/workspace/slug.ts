const LENGTH_MIN = 3;
const LENGTH_MAX = 40;
const SHAPE = new RegExp(`^[a-z0-9](?:[a-z0-9-]{${LENGTH_MIN - 2},${LENGTH_MAX - 2}})[a-z0-9]$`);

/** First path segments that are pages of ours, or look as if they were. */
const RESERVED = new Set(
  `about account accounts admin api app assets auth billing blog careers changelog check-mail contact continue cookies
  dashboard demo docs download evidence favicon features feed forgot-password guide health help home imprint invite
  jobs learn legal live login logout mail market new news next not-found onboarding overview plans press pricing privacy
  profile public register reset reset-password robots security settings sign-in sign-out sign-up signin signout signup
  sitemap static status support team terms tos verify-email webhooks welcome workspace workspaces www`.split(/\s+/),
);

/** isSlug is true for what can be a workspace's address at all; anything else need not reach the database. */
export function isSlug(text: string): boolean {
  return SHAPE.test(text) && !RESERVED.has(text);
}

/** slugFrom makes a workspace's address out of a name: "Ada Lovelace" → "ada-lovelace". Always a valid slug. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LENGTH_MAX - 8)
    .replace(/^-+|-+$/g, "");
  if (isSlug(slug)) return slug;
  return slug === "" ? "my-book" : `${slug}-book`;
}

/** withSuffix tells namesakes apart: "ada-lovelace" → "ada-lovelace-4k7q". */
export function withSuffix(slug: string, random: () => number = Math.random): string {
  const alphabet = "23456789abcdefghjkmnpqrstvwxyz";
  const suffix = Array.from({ length: 4 }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
  return `${slug.slice(0, LENGTH_MAX - 5).replace(/-+$/, "")}-${suffix}`;
}
