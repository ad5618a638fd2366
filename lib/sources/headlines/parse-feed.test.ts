import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { SourceError } from "../source-error";
import { canonicalUrl } from "./canonical-url";
import { parseFeed } from "./parse-feed";
import { parseFeedTime } from "./parse-feed-time";
import { plainText } from "./plain-text";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const FEED = { subject: "s", url: "https://example.org/feed/" };
const DATE = "Sun, 22 Nov 2026 11:00:00 GMT";
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const item = (title: string, link = "https://www.example.org/a?utm_source=rss#top", date = DATE) =>
  `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate></item>`;

describe("parseFeed", () => {
  test("reads RSS", () => {
    expect(parseFeed(rss(item("<![CDATA[Bitcoin &amp; Ether&#8217;s day]]>")), FEED, NOW)).toEqual([
      { url: "https://example.org/a", title: "Bitcoin & Ether’s day", publishedAt: Date.parse(DATE) },
    ]);
  });

  test("reads Atom and takes the page among its links", () => {
    const entry = `<entry><title type="html">What do you hold now?</title><link rel="self" href="https://a.org/self"/>
      <link href="https://a.org/p/1/"/><updated>2026-11-22T10:00:00+00:00</updated></entry>`;
    expect(parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`, FEED, NOW)).toEqual([
      { url: "https://a.org/p/1", title: "What do you hold now?", publishedAt: Date.parse("2026-11-22T10:00:00Z") },
    ]);
  });

  test("reads the time where an outlet writes it, and the page where only the guid names it", () => {
    const items = [
      `<item><title>Time by Dublin Core</title><link>/b</link><dc:date>2026-11-22T11:00:00Z</dc:date></item>`,
      `<item><title>Page by its guid</title><guid isPermaLink="true">https://e.org/c</guid><pubDate>${DATE}</pubDate></item>`,
      `<item><title>No page anywhere</title><guid isPermaLink="false">https://e.org/d</guid><pubDate>${DATE}</pubDate></item>`,
      `<item><title>Link in CDATA</title><link><![CDATA[https://e.org/e?a=1&utm_source=x]]></link><pubDate><![CDATA[${DATE}]]></pubDate></item>`,
    ];
    const urls = parseFeed(rss(items.join("")), FEED, NOW).map(({ url }) => url);
    expect(urls).toEqual(["https://e.org/c", "https://e.org/e?a=1", "https://example.org/b"]);
  });

  test("a whole page quoted in CDATA and blank lines before the declaration are no reason to refuse a feed", () => {
    const quoted =
      '<content:encoded><![CDATA[<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0//EN"><p>Text</p>]]></content:encoded>';
    const feed = rss(item("A headline like others").replace("</item>", `${quoted}</item>`));
    expect(parseFeed(`\n\n${feed}`, FEED, NOW)).toHaveLength(1);
  });

  test("declared entities are never expanded, wherever the declaration hides", () => {
    const hidden = `<!-- <a --><!DOCTYPE r [<!ENTITY x "boom">]>${rss(item("Nothing &x; happens here"))}`;
    expect(() => parseFeed(hidden, FEED, NOW)).toThrow(SourceError);
    const inside = rss(`<!DOCTYPE r [<!ENTITY x "boom">]>${item("Nothing &x; happens here")}`);
    expect(parseFeed(inside, FEED, NOW)[0]?.title).toBe("Nothing &x; happens here");
  });

  test("a feed without items is empty, not broken", () => {
    expect(parseFeed(rss(""), FEED, NOW)).toEqual([]);
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
    expect(parseFeed(rss(items.join("")), FEED, NOW).map(({ title }) => title)).toEqual(["Good headline here"]);
  });

  test("a clock that runs a little ahead is set right", () => {
    const ahead = item("Published in a minute", "https://e.org/6", new Date(NOW + 60_000).toUTCString());
    expect(parseFeed(rss(ahead), FEED, NOW)[0]?.publishedAt).toBe(NOW);
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
    expect(() => parseFeed(text, FEED, NOW)).toThrow(SourceError);
  });

  test("an undeclared entity stays text", () => {
    expect(parseFeed(rss(item("Nothing &boom; happens here")), FEED, NOW)[0]?.title).toBe(
      "Nothing &boom; happens here",
    );
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
          for (const { url, title, publishedAt } of parseFeed(text, FEED, NOW)) {
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

test("canonicalUrl completes a relative address", () => {
  expect(canonicalUrl("/a?ref=x", "https://www.example.org/feed/")).toBe("https://example.org/a");
  expect(canonicalUrl("//cdn.example.org/a", "https://example.org")).toBe("https://cdn.example.org/a");
  expect(canonicalUrl("", "https://example.org")).toBeNull();
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
  ["&lt;script&gt; is gone, fees &lt; 1 cent &gt; 0 are not", "is gone, fees < 1 cent > 0 are not"],
  ["R&#x26;D &#0;&#xD800;&#1114112; fine", "R&D fine"],
  ["Bitcoin&amp;#8217;s &amp;ldquo;R&amp;amp;D&amp;rdquo;", "Bitcoin’s “R&D”"],
  ["&Eacute;lan, se&ntilde;or &Ouml; &szlig; &AMP; &unknown;", "Élan, señor Ö ß & &unknown;"],
  ["zero\u200Bwidth, soft\u00ADhyphen, \u202Eturned\u202C", "zerowidth, softhyphen, turned"],
  ["Bit<b>coin</b><br/>again", "Bitcoin again"],
  ["A bank&#146;s \u0093plan\u0094 \u0096 &#x97; \u009fes", "A bank’s “plan” – — Ÿes"],
  [`${"a".repeat(299)}😀`, "a".repeat(299)],
])("plainText(%s)", (markup, expected) => {
  expect(plainText(markup)).toBe(expected);
});

const NOON = Date.parse("2026-11-22T12:00:00Z");
test.each([
  ["Sun, 22 Nov 2026 12:00:00 GMT", NOON],
  ["22 Nov 2026 12:00 UT", NOON],
  ["Sunday, 22 November 2026 07:00:00 EST", NOON],
  ["Sun, 22 Nov 2026 13:00:00 CET", NOON],
  ["Sun, 22 Nov 2026 08:00:00 -0400", NOON],
  ["Sun, 22 Nov 2026 12:00:00", NOON],
  ["2026-11-22T12:00:00Z", NOON],
  ["2026-11-22T17:30:00.000+05:30", NOON],
  ["2026-11-22 12:00:00", NOON],
  ["2026-11-22", NOON - DAY_MS / 2],
  ["Sun, 22 Nov 2026 12:00:00 XYZ", null],
  ["Tue, 31 Nov 2026 12:00:00 GMT", null],
  ["Sun, 22 Nov 2026 25:00:00 GMT", null],
  ["item 1", null],
  ["1700000000", null],
  ["", null],
])("parseFeedTime(%s), whatever the zone of this machine", (text, expected) => {
  expect(parseFeedTime(text)).toBe(expected);
});
