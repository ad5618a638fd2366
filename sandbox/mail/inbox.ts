import { randomUUID } from "node:crypto";
import { simpleParser, type AddressObject, type ParsedMail } from "mailparser";

export interface InboxMail {
  id: string;
  /** Epoch ms. */
  receivedAt: number;
  from: string;
  /** Envelope recipients: who it was really delivered to. */
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  /** Every http(s) address in the mail, in order of appearance, without repeats. */
  links: string[];
  headers: { name: string; value: string }[];
}

const KEPT_MAILS = 500;

/** Inbox holds what was mailed to anyone at all, newest first. */
export class Inbox {
  private mails: InboxMail[] = [];

  add(mail: InboxMail): void {
    this.mails = [mail, ...this.mails].slice(0, KEPT_MAILS);
  }

  /** Newest first; `to` limits to one recipient, whatever its case. */
  list(to?: string): InboxMail[] {
    return to === undefined ? [...this.mails] : this.mails.filter((mail) => isFor(mail, to));
  }

  get(id: string): InboxMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  /** Deletes one recipient's mail, or all of it; returns how many went. */
  clear(to?: string): number {
    const before = this.mails.length;
    this.mails = to === undefined ? [] : this.mails.filter((mail) => !isFor(mail, to));
    return before - this.mails.length;
  }
}

/** parseMail reads a raw message; `envelopeTo` are the SMTP recipients (a Bcc appears nowhere else). */
export async function parseMail(raw: Buffer, envelopeTo: readonly string[], receivedAt: number): Promise<InboxMail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  const text = parsed.text ?? "";
  const html = parsed.html || null;
  return {
    id: randomUUID(),
    receivedAt,
    from: parsed.from?.text ?? "",
    to: envelopeTo.length > 0 ? [...envelopeTo] : addresses(parsed.to),
    subject: parsed.subject ?? "",
    text,
    html,
    links: findLinks(text, html),
    headers: headersOf(parsed),
  };
}

function isFor(mail: InboxMail, to: string): boolean {
  return mail.to.some((address) => address.toLowerCase() === to.toLowerCase());
}

function addresses(field: ParsedMail["to"]): string[] {
  const objects: AddressObject[] = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return objects.flatMap((object) => object.value.flatMap((it) => (it.address === undefined ? [] : [it.address])));
}

function headersOf(parsed: ParsedMail): InboxMail["headers"] {
  return parsed.headerLines.map(({ line }) => {
    const colon = line.indexOf(":");
    return {
      name: line.slice(0, colon),
      value: line
        .slice(colon + 1)
        .replace(/\r?\n\s+/g, " ")
        .trim(),
    };
  });
}

function findLinks(text: string, html: string | null): string[] {
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g)].map((match) => match[0]);
  const inHtml = [...(html ?? "").matchAll(/href="(https?:\/\/[^"]+)"/g)].map((match) =>
    decodeEntities(match[1] ?? ""),
  );
  return [...new Set([...inText, ...inHtml])];
}

function decodeEntities(attribute: string): string {
  return attribute
    .replaceAll("&#x2F;", "/")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
