import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { pageLayout, type Html } from "../../pages/page-layout";
import { attachCard, retryOpenInvoices } from "../lifecycle/attach-card";
import { changePrice } from "../lifecycle/change-price";
import { paymentMethodOf } from "../lifecycle/charge";
import { describeLine, onlyItem, priceOf } from "../lifecycle/create-subscription";
import { scheduleCancellation } from "../lifecycle/schedule-cancellation";
import { settleDue } from "../lifecycle/settle-due";
import type { StripeAccount } from "../stripe-account";
import { StripeError } from "../stripe-error";
import { readCardNumber } from "../test-cards";
import type { WireInvoice, WirePortalSession, WireSubscription } from "../wire";
import { formatCents, formatDay } from "./format";

const MARK = "Sandbox billing portal: no real card, no real money";

/** What a portal form does; throws a StripeError whose message is shown. */
type PortalAction = (form: Record<string, unknown>, customerId: string, atSeconds: number) => void;

/** addPortalPage serves the billing portal at `/stripe/portal/:id` and its invoices at `/stripe/invoices/:id`. */
export function addPortalPage(app: Hono, account: StripeAccount, onChange: () => void): void {
  const actions = portalActions(account);

  app.get("/stripe/portal/:id", (c) => {
    settleDue(account);
    const session = account.store.portalSessions.get(c.req.param("id"));
    return session ? c.html(portalPage(account, session, undefined)) : notFound(c);
  });

  app.post("/stripe/portal/:id/:action", async (c) => {
    settleDue(account);
    const session = account.store.portalSessions.get(c.req.param("id"));
    const action = actions[c.req.param("action")];
    if (!session || !action) return notFound(c);
    const form = await c.req.parseBody();
    try {
      action(form, session.customer, account.nowSeconds(session.customer));
      return c.redirect(`/stripe/portal/${session.id}`, 303);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return c.html(portalPage(account, session, error.message), 402);
    } finally {
      onChange();
    }
  });

  app.get("/stripe/invoices/:id", (c) => {
    const invoice = account.store.invoices.get(c.req.param("id"));
    return invoice ? c.html(invoicePage(invoice)) : notFound(c);
  });
}

function portalActions(account: StripeAccount): Partial<Record<string, PortalAction>> {
  const running = (customerId: string): WireSubscription => {
    const found = runningSubscription(account, customerId);
    if (!found) throw new StripeError(400, "invalid_request_error", "There is no running subscription.");
    return found;
  };
  return {
    "change-plan": (form, customerId, at) => {
      const price = priceOf(account, typeof form["price"] === "string" ? form["price"] : "", "price");
      const subscription = running(customerId);
      const { quantity } = onlyItem(subscription);
      changePrice(
        account,
        subscription,
        { price, quantity, proration: "always_invoice", payment: "error_if_incomplete" },
        at,
      );
    },
    cancel: (_form, customerId, at) => scheduleCancellation(account, running(customerId), true, at),
    resume: (_form, customerId, at) => scheduleCancellation(account, running(customerId), false, at),
    card: (form, customerId, at) => {
      const card = readCardNumber(typeof form["cardNumber"] === "string" ? form["cardNumber"] : "");
      attachCard(account, customerId, card, at);
      retryOpenInvoices(account, customerId, at);
    },
  };
}

function runningSubscription(account: StripeAccount, customerId: string): WireSubscription | undefined {
  return account.subscriptionsOf(customerId).find((it) => it.ended_at === null && it.status !== "incomplete");
}

function portalPage(account: StripeAccount, session: WirePortalSession, problem: string | undefined): Html {
  const subscription = runningSubscription(account, session.customer);
  const customer = account.store.customers.get(session.customer);
  const invoices = [...account.store.invoices.values()].filter((it) => it.customer === session.customer).reverse();
  const body = html`
    <h1>Billing</h1>
    <p class="muted">${customer?.email ?? session.customer}</p>
    ${problem === undefined ? "" : html`<p role="alert">${problem}</p>`}
    ${subscription ? planSection(account, session, subscription) : html`<p>No running subscription.</p>`}
    ${cardSection(account, session, subscription)}
    <h2>Invoices</h2>
    ${invoices.length === 0 ? html`<p class="muted">None yet.</p>` : invoiceTable(invoices)}
    ${session.return_url ? html`<p style="margin-top:24px"><a href="${session.return_url}">Return to Ballast</a></p>` : ""}
  `;
  return pageLayout({ title: "Billing", mark: MARK, body });
}

function planSection(account: StripeAccount, session: WirePortalSession, subscription: WireSubscription): Html {
  const item = onlyItem(subscription);
  const end = formatDay(item.current_period_end);
  const next =
    subscription.status === "past_due"
      ? "The last payment failed. Update the card below."
      : subscription.cancel_at_period_end
        ? `Ends on ${end}.`
        : `${subscription.status === "trialing" ? "Trial ends" : "Renews"} on ${end}.`;
  const prices = [...account.store.prices.values()].filter((it) => it.active);
  const action = (name: string): string => `/stripe/portal/${session.id}/${name}`;
  return html`
    <h2>Plan</h2>
    <p><strong>${describeLine(account, item.price)}</strong> · ${subscription.status} · ${next}</p>
    <div class="row">
      <form method="post" action="${action("change-plan")}" class="row">
        <select name="price" aria-label="Plan">
          ${prices.map(
            (it) =>
              html`<option value="${it.id}" ${it.id === item.price.id ? "selected" : ""}>
                ${describeLine(account, it)}
              </option>`,
          )}
        </select>
        <button type="submit">Change plan</button>
      </form>
      ${
        subscription.cancel_at_period_end
          ? html`<form method="post" action="${action("resume")}"><button class="quiet">Keep the plan</button></form>`
          : html`<form method="post" action="${action("cancel")}">
              <button class="quiet">Cancel at period end</button>
            </form>`
      }
    </div>
  `;
}

function cardSection(
  account: StripeAccount,
  session: WirePortalSession,
  subscription: WireSubscription | undefined,
): Html {
  const saved = subscription ? paymentMethodOf(account, subscription) : null;
  return html`
    <h2>Card</h2>
    <p class="muted">${saved ? `${saved.card.brand} ending in ${saved.card.last4}` : "No card saved."}</p>
    <form method="post" action="/stripe/portal/${session.id}/card" class="row">
      <input
        name="cardNumber"
        aria-label="Card number"
        inputmode="numeric"
        autocomplete="cc-number"
        placeholder="4242 4242 4242 4242"
        style="max-width:260px"
        required
      />
      <button type="submit" class="quiet">Update card</button>
    </form>
  `;
}

function invoiceTable(invoices: readonly WireInvoice[]): Html {
  return html`
    <table>
      <thead>
        <tr>
          <th>Date</th>
          <th>Number</th>
          <th>Status</th>
          <th class="number">Amount</th>
        </tr>
      </thead>
      <tbody>
        ${invoices.map(
          (it) =>
            html`<tr>
              <td>${formatDay(it.created)}</td>
              <td><a href="/stripe/invoices/${it.id}">${it.number}</a></td>
              <td>${it.status}</td>
              <td class="number">${formatCents(it.total)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function invoicePage(invoice: WireInvoice): Html {
  const body = html`
    <h1>Invoice ${invoice.number}</h1>
    <p class="muted">${formatDay(invoice.created)} · ${invoice.status} · ${invoice.customer_email ?? ""}</p>
    <table>
      <tbody>
        ${invoice.lines.data.map(
          (line) =>
            html`<tr>
              <td>
                ${line.description}<br /><span class="muted"
                  >${formatDay(line.period.start)} – ${formatDay(line.period.end)}</span
                >
              </td>
              <td class="number">${formatCents(line.amount)}</td>
            </tr>`,
        )}
        <tr>
          <td>Total</td>
          <td class="number">${formatCents(invoice.total)}</td>
        </tr>
        <tr>
          <td>Due after credit</td>
          <td class="number">${formatCents(invoice.amount_due)}</td>
        </tr>
        <tr>
          <td>Paid</td>
          <td class="number">${formatCents(invoice.amount_paid)}</td>
        </tr>
      </tbody>
    </table>
  `;
  return pageLayout({ title: `Invoice ${invoice.number}`, mark: MARK, body });
}

function notFound(c: Context): Response | Promise<Response> {
  return c.html(pageLayout({ title: "Not found", mark: MARK, body: html`<h1>No such page</h1>` }), 404);
}
