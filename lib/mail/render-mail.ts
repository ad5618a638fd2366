import { escapeHtml } from "./escape-html";
import type { MailBlock, MailContent, MailDocument } from "./mail-document";

const SUBJECT_MAX = 140;
const INK = "#0f172a";
const MUTED = "#526077";
const LINE = "#dbe2ea";
const ACCENT = "#0f766e";

/**
 * renderMail turns a document into plain text and simple HTML that says the same: one column, no images, no scripts,
 * readable without styles. Every value is escaped here and nowhere else; only http(s) addresses become links.
 * Throws RangeError for another kind of address: that is a defect of the caller.
 */
export function renderMail(document: MailDocument): MailContent {
  return {
    subject: oneLine(document.subject, SUBJECT_MAX),
    text: renderText(document),
    html: renderHtml(document),
    headers: document.unsubscribeUrl === undefined ? {} : unsubscribeHeaders(document.unsubscribeUrl),
  };
}

/** RFC 8058: the mail program's own "unsubscribe" button, which posts to the address. */
function unsubscribeHeaders(url: string): Record<string, string> {
  return { "List-Unsubscribe": `<${webAddress(url)}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

function renderText(document: MailDocument): string {
  const parts = document.blocks.map(blockText);
  const unsubscribe =
    document.unsubscribeUrl === undefined ? [] : [`Unsubscribe: ${webAddress(document.unsubscribeUrl)}`];
  return `${[...parts, "--", visible(document.footer), ...unsubscribe].join("\n\n")}\n`;
}

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case "paragraph":
      return visible(block.text);
    case "heading":
      return visible(block.text).toUpperCase();
    case "list":
      return block.items.map((item) => `- ${visible(item)}`).join("\n");
    case "figures":
      return block.rows.map((row) => `${visible(row.label)}: ${visible(row.value)}`).join("\n");
    case "action":
      return `${visible(block.label)}:\n${webAddress(block.url)}`;
  }
}

function renderHtml(document: MailDocument): string {
  const unsubscribe =
    document.unsubscribeUrl === undefined
      ? ""
      : ` <a href="${escapeHtml(webAddress(document.unsubscribeUrl))}" style="color:${MUTED}">Unsubscribe</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(oneLine(document.subject, SUBJECT_MAX))}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/24px system-ui,-apple-system,sans-serif;color:${INK};background:#ffffff">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(oneLine(document.preview, SUBJECT_MAX))}</div>
<main role="main" style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600;color:${ACCENT}">Ballast</p>
${document.blocks.map(blockHtml).join("\n")}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid ${LINE};font-size:13px;line-height:20px;color:${MUTED}">${escapeHtml(visible(document.footer))}${unsubscribe}</p>
</main>
</body>
</html>
`;
}

function blockHtml(block: MailBlock): string {
  switch (block.kind) {
    case "paragraph":
      return `<p style="margin:0 0 16px">${escapeHtml(visible(block.text))}</p>`;
    case "heading":
      return `<h2 style="margin:24px 0 8px;font-size:16px;line-height:24px">${escapeHtml(visible(block.text))}</h2>`;
    case "list":
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items
        .map((item) => `<li style="margin:0 0 4px">${escapeHtml(visible(item))}</li>`)
        .join("")}</ul>`;
    case "figures":
      return `<table style="margin:0 0 16px;border-collapse:collapse;font-variant-numeric:tabular-nums">${block.rows
        .map(
          (row) =>
            `<tr><th scope="row" style="padding:4px 24px 4px 0;text-align:left;font-weight:400;color:${MUTED}">${escapeHtml(visible(row.label))}</th><td style="padding:4px 0;text-align:right">${escapeHtml(visible(row.value))}</td></tr>`,
        )
        .join("")}</table>`;
    case "action":
      return `<p style="margin:0 0 24px"><a href="${escapeHtml(webAddress(block.url))}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:${ACCENT};color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(visible(block.label))}</a></p>`;
  }
}

/** Control characters have no place in a mail, and PostgreSQL refuses NUL. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => (character === "\n" ? "\n" : " "));
}

function oneLine(text: string, maxLength: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length <= maxLength
    ? line
    : `${[...line]
        .slice(0, maxLength - 1)
        .join("")
        .trimEnd()}…`;
}

function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol === "https:" || parsed?.protocol === "http:") return parsed.href;
  throw new RangeError(`A mail may link to http and https addresses only, not to ${url.slice(0, 40)}`);
}
