import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { SourceError } from "../source-error";
import { canonicalUrl } from "./canonical-url";
import { parseFeed } from "./parse-feed";
import { plainText } from "./plain-text";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const DATE = "Sun, 22 Nov 2026 11:00:00 GMT";
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const item = (title: string, link = "https://www.example.org/a?utm_source=rss#top", date = DATE) =>
  `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate></item>`;

describe("parseFeed", () => {
  test("reads RSS", () => {
    expect(parseFeed(rss(item("<![CDATA[Bitcoin &amp; Ether&#8217;s day]]>")), "s", NOW)).toEqual([
      { url: "https://example.org/a", title: "Bitcoin & Ether’s day", publishedAt: Date.parse(DATE) },
    ]);
  });

  test("reads Atom and takes the page among its links", () => {
    const entry = `<entry><title type="html">What do you hold now?</title><link rel="self" href="https://a.org/self"/>
      <link href="https://a.org/p/1/"/><updated>2026-11-22T10:00:00+00:00</updated></entry>`;
    expect(parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`, "s", NOW)).toEqual([
      { url: "https://a.org/p/1", title: "What do you hold now?", publishedAt: Date.parse("2026-11-22T10:00:00Z") },
    ]);
  });

  test("a feed without items is empty, not broken", () => {
    expect(parseFeed(rss(""), "s", NOW)).toEqual([]);
  });

  test("leaves out items that cannot be used and keeps the others", () => {
    const items = [
      item("Good headline here"),
      item("javascript link here", "javascript:alert(1)"),
      item("Has no believable date", "https://e.org/2", "yesterday"),
      item("From far in the future", "https://e.org/3", new Date(NOW + DAY_MS).toUTCString()),
      item("From the archive of years", "https://e.org/4", new Date(NOW - 30 * DAY_MS).toUTCString()),
      item("Short", "https://e.org/5"),
      "<item><title>No link at all here</title></item>",
    ];
    expect(parseFeed(rss(items.join("")), "s", NOW).map(({ title }) => title)).toEqual(["Good headline here"]);
  });

  test("a clock that runs a little ahead is set right", () => {
    const ahead = item("Published in a minute", "https://e.org/6", new Date(NOW + 60_000).toUTCString());
    expect(parseFeed(rss(ahead), "s", NOW)[0]?.publishedAt).toBe(NOW);
  });

  const billionLaughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${rss(item("&b;"))}`;
  test.each([
    ["an entity bomb", billionLaughs],
    ["an external entity", `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item("&x;"))}`],
    ["a page", "<!doctype html><html><body>Sorry</body></html>"],
    ["a page without a document type", "<html><body><p>Sorry</p></body></html>"],
    ["a cut-off document", rss(item("A complete headline")).slice(0, -30)],
    ["nothing", ""],
    ["JSON", '{"items":[]}'],
    ["deep nesting", `${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}`],
    ["items of another kind", rss("<item><x>1</x></item><item><x>2</x></item>")],
  ])("refuses %s", (_name, text) => {
    expect(() => parseFeed(text, "s", NOW)).toThrow(SourceError);
  });

  test("an undeclared entity stays text", () => {
    expect(parseFeed(rss(item("Nothing &boom; happens here")), "s", NOW)[0]?.title).toBe("Nothing &boom; happens here");
  });

  test("whatever comes: headlines within bounds, or a SourceError", () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 300 }).map((title) => rss(item(title))),
      fc.string({ maxLength: 300 }),
      fc.tuple(fc.nat(400), fc.string({ maxLength: 5 })).map(([at, junk]) => {
        const good = rss(item("A headline that is fine"));
        return good.slice(0, at) + junk + good.slice(at + 1);
      }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        try {
          for (const { url, title, publishedAt } of parseFeed(text, "s", NOW)) {
            expect(url.startsWith("https://")).toBe(true);
            expect(title.length).toBeLessThanOrEqual(300);
            expect(title).not.toMatch(/\p{Cc}/u);
            expect(publishedAt).toBeLessThanOrEqual(NOW);
          }
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
        }
      }),
      { numRuns: runs(300) },
    );
  }, 60_000);
});

test.each([
  ["http://WWW.Example.org/a/?b=2&a=1&utm_medium=x#y", "https://example.org/a?a=1&b=2"],
  ["https://example.org", "https://example.org"],
  ["https://user:pw@example.org/a", null],
  ["ftp://example.org/a", null],
  ["not a url", null],
  [`https://example.org/${"a".repeat(600)}`, null],
])("canonicalUrl(%s)", (address, expected) => {
  expect(canonicalUrl(address)).toBe(expected);
});

test.each([
  ["A <b>bold</b>\n claim", "A bold claim"],
  ["&lt;script&gt; stays text", "<script> stays text"],
  ["R&#x26;D &#0;&#xD800;&#1114112; fine", "R&D fine"],
  ["&amp;amp; once", "&amp; once"],
])("plainText(%s)", (markup, expected) => {
  expect(plainText(markup)).toBe(expected);
});
