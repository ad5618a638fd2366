import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { HOUR_MS } from "../market/interval";
import { storiesOf, type Story } from "./stories";
import type { SourceWorld } from "./source-world";

/** Feeds by host and path, as the product asks for them. */
const RSS: readonly (readonly [host: string, path: string])[] = [
  ["www.coindesk.com", "/arc/outboundfeeds/rss/"],
  ["cointelegraph.com", "/rss"],
  ["decrypt.co", "/feed"],
  ["www.theblock.co", "/rss.xml"],
  ["bitcoinmagazine.com", "/feed"],
  ["cryptoslate.com", "/feed/"],
];
const SUBREDDITS = ["CryptoCurrency", "Bitcoin"];
const NEWS_EVERY_MS = 3 * HOUR_MS;
const POSTS_EVERY_MS = 2 * HOUR_MS;

/** mountHeadlineFeeds answers the outlets' RSS and Reddit's Atom; what they tell follows from the market. */
export function mountHeadlineFeeds(app: Hono, world: SourceWorld): void {
  RSS.forEach(([host, path], i) => {
    app.get(`/sources/${host}${path}`, (c) => {
      const stories = storiesOf(world, { voice: "news", lane: i, everyMs: NEWS_EVERY_MS });
      return answer(c, "application/rss+xml", rss(host, stories));
    });
  });
  SUBREDDITS.forEach((name, i) => {
    app.get(`/sources/www.reddit.com/r/${name}/new/.rss`, (c) => {
      const stories = storiesOf(world, { voice: "post", lane: RSS.length + i, everyMs: POSTS_EVERY_MS });
      return answer(c, "application/atom+xml", atom(name, stories));
    });
  });
}

/** Unchanged content is said to be so. */
function answer(c: Context, type: string, body: string): Response {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  if (c.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers: { ETag: etag } });
  return new Response(body, { headers: { "Content-Type": `${type}; charset=utf-8`, ETag: etag } });
}

function rss(host: string, stories: readonly Story[]): string {
  const items = stories.map(
    ({ id, title, at }) =>
      `<item><title><![CDATA[${title}]]></title><link>https://${host}/sandbox/${id}?utm_source=rss</link>` +
      `<guid isPermaLink="false">${id}</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Sandbox feed in place of ${host}</title>` +
    `<link>https://${host}</link><description>Made up from the sandbox market</description>${items.join("\n")}</channel></rss>\n`
  );
}

function atom(name: string, stories: readonly Story[]): string {
  const entries = stories.map(
    ({ id, title, at }) =>
      `<entry><id>t3_${id}</id><title>${escapeXml(title)}</title>` +
      `<link href="https://www.reddit.com/r/${name}/comments/${id}/" /><published>${new Date(at).toISOString()}</published></entry>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Sandbox posts in place of r/${name}</title>` +
    `<id>/r/${name}/new/.rss</id>${entries.join("\n")}</feed>\n`
  );
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
