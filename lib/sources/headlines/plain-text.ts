const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  bull: "•",
  middot: "·",
  times: "×",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  shy: "",
  zwj: "",
  zwnj: "",
  szlig: "ß",
  oslash: "ø",
  aelig: "æ",
};
/** Letters with an accent are named by letter and accent: `eacute`. */
const ACCENTS: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  cedil: "\u0327",
  caron: "\u030c",
};
/**
 * What U+0080–U+009F stand for: no feed means those control characters, all of them mean windows-1252 (HTML, "numeric
 * character reference end state"; and Node 20 decodes windows-1252 as if it were ISO 8859-1).
 */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const REFERENCE = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi;
/** `<b>`, `</p>`, `<!-- note -->`; "fees < 1 cent" holds no tag. */
const TAG = /<(?:\/?[a-z]|!--)[^<>]*>/gi;
const INLINE = /^<\/?(?:a|abbr|b|code|em|i|mark|small|span|strong|sub|sup|u)\b/i;
const CHARS_MAX = 300;

/**
 * plainText turns a title as feeds write it into words, at most 300 characters. A title is HTML inside XML, so references
 * are read, tags taken out, and the references of that HTML read: `R&amp;amp;D`, `<![CDATA[R&amp;D]]>` and `R&D` are all
 * "R&D". White space and control characters are folded, invisible ones dropped. What looks like markup afterwards is only
 * text; screens escape it.
 */
export function plainText(markup: string): string {
  return readReferences(
    readReferences(markup.slice(0, 8 * CHARS_MAX)).replace(TAG, (tag) => (INLINE.test(tag) ? "" : " ")),
  )
    .replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? " ")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    .trim()
    .slice(0, CHARS_MAX)
    .replace(/\p{Cs}$/u, "");
}

function readReferences(text: string): string {
  return text.replace(REFERENCE, (whole, name: string) => decode(name) ?? whole);
}

function decode(name: string): string | undefined {
  if (name.startsWith("#")) return characterOf(name);
  const [, letter, accent] = /^([a-z])([a-z]+)$/i.exec(name) ?? [];
  const mark = ACCENTS[accent ?? ""];
  if (letter !== undefined && mark !== undefined) return `${letter}${mark}`.normalize("NFC");
  return NAMED[name] ?? NAMED[name.toLowerCase()];
}

function characterOf(reference: string): string {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "";
}
