import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { pageLayout, type Html } from "../../pages/page-layout";
import { completeCheckout, needsCard } from "../lifecycle/complete-checkout";
import { describeLine, priceOf } from "../lifecycle/create-subscription";
import { settleDue } from "../lifecycle/settle-due";
import type { StripeAccount } from "../stripe-account";
import { StripeError } from "../stripe-error";
import { TEST_CARDS } from "../test-cards";
import type { WireCheckoutSession } from "../wire";
import { formatCents } from "./format";

const MARK = "Sandbox payment page: no real card, no real money";

/** addCheckoutPage serves the hosted payment page at `/stripe/checkout/:id`. */
export function addCheckoutPage(app: Hono, account: StripeAccount, onChange: () => void): void {
  app.get("/stripe/checkout/:id", (c) => {
    settleDue(account);
    const session = account.store.checkoutSessions.get(c.req.param("id"));
    return session ? show(c, account, session, {}) : notFound(c);
  });

  app.post("/stripe/checkout/:id", async (c) => {
    settleDue(account);
    const session = account.store.checkoutSessions.get(c.req.param("id"));
    if (!session) return notFound(c);
    if (session.status !== "open") return show(c, account, session, {});
    const form = await c.req.parseBody();
    const typed = { cardNumber: textOf(form["cardNumber"]), email: textOf(form["email"]) };
    try {
      completeCheckout(account, session, typed);
      return c.redirect(session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id), 303);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return show(c, account, session, { ...typed, problem: error.message });
    } finally {
      onChange();
    }
  });
}

interface FormState {
  cardNumber?: string;
  email?: string;
  problem?: string;
}

function show(
  c: Context,
  account: StripeAccount,
  session: WireCheckoutSession,
  state: FormState,
): Response | Promise<Response> {
  if (session.status !== "open") return c.html(closedPage(session), 410);
  return c.html(payPage(account, session, state), state.problem === undefined ? 200 : 402);
}

function payPage(account: StripeAccount, session: WireCheckoutSession, state: FormState): Html {
  const [line] = account.store.checkoutPlans.get(session.id)?.items ?? [];
  const price = line ? priceOf(account, line.priceId) : undefined;
  const email = session.customer_details?.email ?? session.customer_email;
  const nothingDue = session.amount_total === 0;
  const body = html`
    <h1>Subscribe to ${price ? (account.store.products.get(price.product)?.name ?? "") : ""}</h1>
    <p class="figure">${formatCents(session.amount_total)} <span class="muted">today</span></p>
    <p class="muted">
      ${price ? describeLine(account, price) : ""}${nothingDue && price ? ", starting when the trial ends" : ""}
    </p>
    <form method="post" class="card">
      ${
        email
          ? html`<p class="muted">For ${email}</p>`
          : html`<label for="email">Email</label
              ><input
                id="email"
                name="email"
                type="email"
                autocomplete="email"
                required
                value="${state.email ?? ""}"
              />`
      }
      <label for="cardNumber">Card number</label>
      <input
        id="cardNumber"
        name="cardNumber"
        inputmode="numeric"
        autocomplete="cc-number"
        placeholder="4242 4242 4242 4242"
        value="${state.cardNumber ?? ""}"
        aria-describedby="cards problem"
        ${needsCard(session) ? "required" : ""}
        autofocus
      />
      <div id="problem">${state.problem ? html`<p role="alert">${state.problem}</p>` : ""}</div>
      <button type="submit" class="wide">
        ${nothingDue ? "Start trial" : `Pay ${formatCents(session.amount_total)}`}
      </button>
    </form>
    ${session.cancel_url ? html`<p style="margin-top:16px"><a href="${session.cancel_url}">Back without paying</a></p>` : ""}
    <h2>Test cards</h2>
    <table id="cards">
      ${TEST_CARDS.map(
        (card) =>
          html`<tr>
            <td><code>${grouped(card.number)}</code></td>
            <td>${card.hint}</td>
          </tr>`,
      )}
    </table>
  `;
  return pageLayout({ title: "Payment", mark: MARK, narrow: true, body });
}

function closedPage(session: WireCheckoutSession): Html {
  const back = session.status === "complete" ? session.success_url : session.cancel_url;
  const body = html`
    <h1>${session.status === "complete" ? "Already paid" : "This payment page has expired"}</h1>
    <p>${session.status === "complete" ? "You will not be charged twice." : "Nothing was charged."}</p>
    ${back ? html`<a class="button" href="${back.replaceAll("{CHECKOUT_SESSION_ID}", session.id)}">Back</a>` : ""}
  `;
  return pageLayout({ title: "Payment", mark: MARK, narrow: true, body });
}

function notFound(c: Context): Response | Promise<Response> {
  return c.html(
    pageLayout({ title: "Not found", mark: MARK, narrow: true, body: html`<h1>No such payment page</h1>` }),
    404,
  );
}

function grouped(cardNumber: string): string {
  return cardNumber.replace(/(\d{4})(?=\d)/g, "$1 ");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
