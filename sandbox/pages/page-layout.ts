import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLES = `
:root { color-scheme: light dark; --ground:#f8fafc; --surface:#fff; --ink:#0f172a; --muted:#526077; --line:#dbe2ea;
  --accent:#0f766e; --on-accent:#fff; --alert:#b4380f; }
@media (prefers-color-scheme: dark) { :root { --ground:#0b1220; --surface:#111a2b; --ink:#e7edf5; --muted:#9aa9bd;
  --line:#253247; --accent:#2dd4bf; --on-accent:#06201d; --alert:#ff9a70; } }
* { box-sizing: border-box; }
body { margin:0; background:var(--ground); color:var(--ink); font:14px/20px system-ui,sans-serif; }
main { max-width:720px; margin:0 auto; padding:32px 16px 64px; }
main.narrow { max-width:440px; }
h1 { font-size:20px; line-height:28px; margin:0 0 4px; } h2 { font-size:15px; margin:32px 0 8px; }
p { margin:0 0 12px; } .muted { color:var(--muted); } .figure { font-size:28px; line-height:36px; font-weight:600; }
.mark { border-bottom:1px solid var(--line); padding:6px 16px; color:var(--muted); font-size:12px; }
.card { background:var(--surface); border:1px solid var(--line); border-radius:8px; padding:20px; }
label { display:block; font-weight:600; margin:16px 0 4px; }
input, select { width:100%; padding:10px 12px; font:inherit; color:inherit; background:var(--ground);
  border:1px solid var(--line); border-radius:6px; font-variant-numeric:tabular-nums; }
button, .button { display:inline-block; padding:10px 16px; font:inherit; font-weight:600; border-radius:6px; cursor:pointer;
  border:1px solid var(--accent); background:var(--accent); color:var(--on-accent); text-decoration:none; }
button.quiet, .button.quiet { background:none; color:var(--accent); } button.wide { width:100%; margin-top:20px; }
a { color:var(--accent); } :focus-visible { outline:2px solid var(--accent); outline-offset:2px; }
[role=alert] { color:var(--alert); font-weight:600; margin:12px 0 0; }
table { width:100%; border-collapse:collapse; font-variant-numeric:tabular-nums; }
th, td { text-align:left; padding:8px 8px 8px 0; border-bottom:1px solid var(--line); vertical-align:top; }
th { font-size:12px; color:var(--muted); font-weight:600; } td.number, th.number { text-align:right; }
code { font-family:ui-monospace,monospace; white-space:nowrap; } code.copy { user-select:all; white-space:normal; overflow-wrap:anywhere; } pre { white-space:pre-wrap; overflow-wrap:anywhere; font:13px/20px ui-monospace,monospace; }
iframe { width:100%; min-height:480px; border:1px solid var(--line); border-radius:8px; background:#fff; }
.row { display:flex; gap:8px; align-items:center; flex-wrap:wrap; } .row form { margin:0; } .row select { width:auto; }
`;

/** pageLayout wraps a sandbox page; `mark` names what is imitated, so nobody takes it for the real thing. */
export function pageLayout(page: { title: string; mark: string; narrow?: boolean; body: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <style>
          ${raw(STYLES)}
        </style>
      </head>
      <body>
        <div class="mark">${page.mark}</div>
        <main class="${page.narrow ? "narrow" : ""}">${page.body}</main>
      </body>
    </html>`;
}
