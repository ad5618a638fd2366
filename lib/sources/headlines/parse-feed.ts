import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { SourceError } from "../source-error";
import { canonicalUrl } from "./canonical-url";
import { plainText } from "./plain-text";

/** Headline is one item of a feed. */
export interface Headline {
  url: string;
  title: string;
  publishedAt: EpochMs;
}

const ITEMS_MAX = 200;
/** Older items are archives, later ones come from a wrong clock. */
const AGE_MAX_MS = 7 * DAY_MS;
const AHEAD_MAX_MS = 10 * 60_000;
const TITLE_MIN = 8;
const NESTING_MAX = 30;

/** Entities are not expanded at all: a feed that declares some is refused, the predefined ones are read in titles. */
const parser = new XMLParser({
  ignoreAttributes: (name) => name !== "href" && name !== "rel",
  attributeNamePrefix: "@",
  textNodeName: "#text",
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: NESTING_MAX,
  isArray: (name) => name === "item" || name === "entry" || name === "link",
});

const text = z.union([z.string(), z.object({ "#text": z.string() }).transform((node) => node["#text"])]);
const link = z.union([
  z.string(),
  z.object({ "@href": z.string().optional(), "@rel": z.string().optional(), "#text": z.string().optional() }),
]);
const item = z.object({
  title: text.optional(),
  link: z.array(link).optional(),
  pubDate: text.optional(),
  published: text.optional(),
  updated: text.optional(),
});
/** RSS 2.0 and Atom. An empty channel has no item at all. */
const feedSchema = z.union([
  z.object({ rss: z.object({ channel: z.object({ item: z.array(z.unknown()).default([]) }) }) }),
  z.object({ feed: z.object({ entry: z.array(z.unknown()).default([]) }) }),
]);

/**
 * parseFeed reads the headlines of an RSS 2.0 or Atom document, newest first. An item without a title, an http(s) link or
 * a believable time is left out; a document that is no complete feed is refused as a whole, one with a document type
 * before it is parsed. Throws SourceError `bad_response`.
 */
export function parseFeed(xml: string, source: string, now: EpochMs): Headline[] {
  const items = readItems(xml, source);
  const headlines = items.slice(0, ITEMS_MAX).flatMap((raw) => toHeadline(raw, now) ?? []);
  if (items.length > 0 && headlines.length === 0 && !items.some((raw) => item.safeParse(raw).data?.title !== undefined))
    throw new SourceError("bad_response", source, "no item with a title");
  return headlines.sort((a, b) => b.publishedAt - a.publishedAt || a.url.localeCompare(b.url));
}

function readItems(xml: string, source: string): unknown[] {
  if (/<!\s*(doctype|entity)/i.test(xml)) throw new SourceError("bad_response", source, "a document type");
  try {
    if (XMLValidator.validate(xml) !== true) throw new SourceError("bad_response", source, "no well-formed XML");
    const document = feedSchema.parse(parser.parse(xml));
    return "rss" in document ? document.rss.channel.item : document.feed.entry;
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError("bad_response", source, "no feed");
  }
}

function toHeadline(raw: unknown, now: EpochMs): Headline | null {
  const parsed = item.safeParse(raw);
  if (!parsed.success) return null;
  const { title, link: links = [], pubDate, published, updated } = parsed.data;
  const url = canonicalUrl(plainText(hrefOf(links)));
  const publishedAt = Date.parse((pubDate ?? published ?? updated ?? "").trim());
  const words = plainText(title ?? "");
  if (url === null || words.length < TITLE_MIN || !Number.isFinite(publishedAt)) return null;
  if (publishedAt > now + AHEAD_MAX_MS || publishedAt < now - AGE_MAX_MS) return null;
  return { url, title: words, publishedAt: Math.min(publishedAt, now) };
}

/** Atom may name several: the one that is the page itself. */
function hrefOf(links: readonly z.output<typeof link>[]): string {
  const [first] = links;
  const page = links.find((each) => typeof each === "object" && (each["@rel"] ?? "alternate") === "alternate") ?? first;
  if (page === undefined) return "";
  return typeof page === "string" ? page : (page["@href"] ?? page["#text"] ?? "");
}
