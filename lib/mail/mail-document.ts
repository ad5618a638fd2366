/** What a mail says, before it is text and HTML. Values are plain text: the renderer escapes them. */
export type MailBlock =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "figures"; rows: readonly { label: string; value: string }[] }
  | { kind: "action"; label: string; url: string };

export interface MailDocument {
  /** Line breaks are removed; longer than 140 characters is cut. */
  subject: string;
  /** The first words a mail program shows after the subject. */
  preview: string;
  blocks: readonly MailBlock[];
  /** Small print: why this mail was sent. */
  footer: string;
  unsubscribeUrl?: string;
}

/** A finished mail, as it lies in the outbox. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
  /** Extra headers, such as List-Unsubscribe. */
  headers: Readonly<Record<string, string>>;
}
