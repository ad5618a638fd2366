import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { SourceError } from "../source-error";
import { canonicalUrl } from "./canonical-url";
import { parseFeedTime } from "./parse-feed-time";
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
  ignoreAttributes: (name) => name !== "href" && name !== "rel" && name !== "isPermaLink",
  attributeNamePrefix: "@",
  textNodeName: "#text",
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: NESTING_MAX,
  isArray: (name) => name === "item" || name === "entry" || name === "link" || name === "title",
});

const text = z.union([z.string(), z.object({ "#text": z.string() }).transform((node) => node["#text"])]);
/** An element that is there without text is as good as absent. */
const maybeText = text.optional().catch(undefined);
const link = z.union([
  z.string(),
  z.object({ "@href": z.string().optional(), "@rel": z.string().optional(), "#text": z.string().optional() }),
]);
const item = z.object({
  title: z.array(maybeText).optional(),
  link: z.array(link).optional(),
  /** The page's address unless `isPermaLink` says no (RSS 2.0). */
  guid: z.union([z.string(), z.object({ "@isPermaLink": z.string().optional(), "#text": z.string() })]).optional(),
  pubDate: maybeText,
  "dc:date": maybeText,
  published: maybeText,
  updated: maybeText,
});
type Item = z.output<typeof item>;
/** RSS 2.0 and Atom. An empty channel has no item at all. */
const feedSchema = z.union([
  z.object({ rss: z.object({ channel: z.object({ item: z.array(z.unknown()).default([]) }) }) }),
  z.object({ feed: z.object({ entry: z.array(z.unknown()).default([]) }) }),
]);

/**
 * parseFeed reads the headlines of an RSS 2.0 or Atom document, newest first. An item without a title, an http(s) link or
 * a believable time is left out; a document that is no complete feed is refused as a whole, one with a document type
 * before it is parsed. Throws SourceError `bad_response`.
 *
 * @param feed `subject` names it in errors; relative links count from its `url`
 */
export function parseFeed(xml: string, feed: { subject: string; url: string }, now: EpochMs): Headline[] {
  const items = readItems(xml, feed.subject).map((raw) => item.safeParse(raw).data);
  const headlines = items.slice(0, ITEMS_MAX).flatMap((each) => toHeadline(each, feed.url, now) ?? []);
  if (items.length > 0 && headlines.length === 0 && !items.some((each) => titleOf(each) !== ""))
    throw new SourceError("bad_response", feed.subject, "no item with a title");
  return headlines.sort((a, b) => b.publishedAt - a.publishedAt || (a.url < b.url ? -1 : 1));
}

function readItems(xml: string, source: string): unknown[] {
  // Blogs' plugins leave blank lines before the declaration, and quote whole pages, document type included, in CDATA.
  const trimmed = xml.trimStart();
  if (/<!\s*(doctype|entity)/i.test(prologOf(trimmed)))
    throw new SourceError("bad_response", source, "a document type");
  try {
    if (XMLValidator.validate(trimmed) !== true) throw new SourceError("bad_response", source, "no well-formed XML");
    const document = feedSchema.parse(parser.parse(trimmed));
    return "rss" in document ? document.rss.channel.item : document.feed.entry;
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError("bad_response", source, "no feed");
  }
}

/** Everything before the first element: the only place where a document type is one. */
function prologOf(xml: string): string {
  const root = xml.search(/<[a-z_]/i);
  return root < 0 ? xml : xml.slice(0, root);
}

function toHeadline(parsed: Item | undefined, base: string, now: EpochMs): Headline | null {
  if (parsed === undefined) return null;
  const url = canonicalUrl(plainText(hrefOf(parsed)), base);
  const publishedAt = parseFeedTime(parsed.pubDate ?? parsed["dc:date"] ?? parsed.published ?? parsed.updated ?? "");
  const title = titleOf(parsed);
  if (url === null || title.length < TITLE_MIN || publishedAt === null) return null;
  if (publishedAt > now + AHEAD_MAX_MS || publishedAt < now - AGE_MAX_MS) return null;
  return { url, title, publishedAt: Math.min(publishedAt, now) };
}

function titleOf(parsed: Item | undefined): string {
  return plainText(parsed?.title?.[0] ?? "");
}

/** Atom may name several links: the one that is the page itself. RSS may have none and a permanent guid. */
function hrefOf({ link: links = [], guid }: Item): string {
  const [first] = links;
  const page = links.find((each) => typeof each === "object" && (each["@rel"] ?? "alternate") === "alternate") ?? first;
  const address = typeof page === "string" ? page : (page?.["@href"] ?? page?.["#text"] ?? "");
  if (address !== "" || guid === undefined) return address;
  return typeof guid === "string" ? guid : guid["@isPermaLink"] === "false" ? "" : guid["#text"];
}
