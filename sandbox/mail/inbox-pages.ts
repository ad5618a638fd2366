import type { Hono } from "hono";
import { html } from "hono/html";
import { pageLayout, type Html } from "../pages/page-layout";
import type { Inbox, InboxMail } from "./inbox";

const MARK = "Sandbox inbox: mail Ballast has sent; nothing left this machine";

/** addInboxPages serves the inbox for people at `/inbox` and `/inbox/:id`. */
export function addInboxPages(app: Hono, inbox: Inbox): void {
  app.get("/inbox", (c) => c.html(listPage(inbox.list(c.req.query("to")), c.req.query("to"))));

  app.get("/inbox/:id", (c) => {
    const mail = inbox.get(c.req.param("id"));
    return mail
      ? c.html(mailPage(mail))
      : c.html(pageLayout({ title: "Not found", mark: MARK, body: html`<h1>No such mail</h1>` }), 404);
  });
}

function listPage(mails: readonly InboxMail[], to: string | undefined): Html {
  const body = html`
    <h1>Inbox</h1>
    ${to === undefined ? "" : html`<p class="muted">Mail to ${to}. <a href="/inbox">Show all</a></p>`}
    ${
      mails.length === 0
        ? html`<p class="muted">No mail yet. Sign up or ask for a password reset, and it appears here.</p>`
        : html`
            <table>
              <thead>
                <tr>
                  <th>Received (UTC)</th>
                  <th>To</th>
                  <th>Subject</th>
                </tr>
              </thead>
              <tbody>
                ${mails.map(
                  (mail) => html`
                    <tr>
                      <td>${utc(mail.receivedAt)}</td>
                      <td>${mail.to.join(", ")}</td>
                      <td><a href="/inbox/${mail.id}">${mail.subject || "(no subject)"}</a></td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          `
    }
  `;
  return pageLayout({ title: "Inbox", mark: MARK, body });
}

function mailPage(mail: InboxMail): Html {
  const shown = ["from", "to", "date", "list-unsubscribe"];
  const body = html`
    <p><a href="/inbox">Inbox</a></p>
    <h1>${mail.subject || "(no subject)"}</h1>
    <table>
      <tbody>
        ${mail.headers
          .filter((header) => shown.includes(header.name.toLowerCase()))
          .map(
            (header) =>
              html`<tr>
                <th scope="row">${header.name}</th>
                <td>${header.value}</td>
              </tr>`,
          )}
      </tbody>
    </table>
    <h2>Text</h2>
    <pre>${linkified(mail.text)}</pre>
    ${mail.html === null ? "" : htmlPart(mail.html)}
  `;
  return pageLayout({ title: mail.subject || "Mail", mark: MARK, body });
}

/** Shown in a frame without scripts or this page's origin; its links open in a new tab. */
function htmlPart(source: string): Html {
  return html`
    <h2>HTML</h2>
    <iframe
      title="HTML part"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcdoc="${`<base target="_blank">${source}`}"
    ></iframe>
  `;
}

function linkified(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

function utc(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replace("T", " ");
}
