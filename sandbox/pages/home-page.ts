import type { Hono } from "hono";
import { html } from "hono/html";
import type { Account } from "../accounts/exchange";
import { accountTruth } from "../accounts/account-truth";
import type { Venue } from "../binance/endpoint";
import { pageLayout, type Html } from "./page-layout";

const MARK = "Sandbox: an imitation of the outside world on this machine";

/** mountHomePage shows at `/` what the sandbox is and the keys of its demo accounts, ready to copy. */
export function mountHomePage(app: Hono, { market, exchange, now }: Venue): void {
  app.get("/", (c) => {
    c.header(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
    const accounts = exchange.accounts().map((account) => ({
      account,
      totalUsd: Number(accountTruth(account.book, market, now()).totalUsd),
    }));
    return c.html(
      pageLayout({
        title: "Sandbox",
        mark: MARK,
        body: html`
          <h1>The outside world, on one port</h1>
          <p>
            ${market.label()}. This server speaks the wire protocols of the services Ballast talks to: exchanges below
            <code>/binance</code>, <code>/bybit</code>, <code>/okx</code> and so on, Stripe below <code>/v1</code>, and
            mail over SMTP. Mail it received is in the <a href="/inbox">inbox</a>.
          </p>
          <h2>Demo accounts</h2>
          <p class="muted">Keys open nothing but this sandbox. Click a key to select it whole.</p>
          ${accounts.map(({ account, totalUsd }) => accountSection(account, totalUsd))}
        `,
      }),
    );
  });
}

function accountSection({ profile, keys }: Account, totalUsd: number): Html {
  return html`
    <section id="${profile.id}">
      <h3>${profile.title} · $${totalUsd.toLocaleString("en-US", { maximumFractionDigits: 0 })}</h3>
      <p>On ${profile.venue ?? "binance"}. ${profile.description}</p>
      <table>
        <thead>
          <tr>
            <th>Key</th>
            <th>API key</th>
            <th>Secret</th>
            ${keys.some((key) => key.passphrase !== undefined) ? html`<th>Passphrase</th>` : ""}
          </tr>
        </thead>
        <tbody>
          ${keys.map(
            (key) => html`
              <tr>
                <td>${key.kind}</td>
                <td><code class="copy">${key.apiKey}</code></td>
                <td><code class="copy">${key.secret}</code></td>
                ${key.passphrase === undefined ? "" : html`<td><code class="copy">${key.passphrase}</code></td>`}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </section>
  `;
}
