import type { RecommendationView } from "@/lib/domain/views";
import type { Messages } from "./messages/en";
import { dollarPrice } from "./price";

/** An order as written: everything an exchange's order form asks for. */
export type Ticket = Pick<
  RecommendationView,
  "side" | "quantity" | "symbol" | "venueName" | "numbers" | "expiresAt" | "notionalUsd"
> & {
  side: "buy" | "sell";
  quantity: string;
  symbol: string;
};

/** asTicket narrows a recommendation to an executable order; null for facts and warnings. */
export function asTicket(recommendation: RecommendationView): Ticket | null {
  const { side, quantity, symbol } = recommendation;
  return side === null || quantity === null || symbol === null ? null : { ...recommendation, side, quantity, symbol };
}

/** ticketText is one line to paste: the quantity is the exact decimal, ungrouped, as the exchange wants it. */
export function ticketText(ticket: Ticket, { recommendations, time }: Messages): string {
  const price = ticket.numbers["priceUsd"];
  return recommendations.ticket({
    verb: recommendations.verb[ticket.side],
    quantity: ticket.quantity,
    symbol: ticket.symbol,
    venue: ticket.venueName ?? "",
    price: price === undefined ? null : dollarPrice(price),
    expires: time.full(ticket.expiresAt),
  });
}

/** ticketCsv is the same for programs: a header and one line, numbers plain, times ISO 8601. */
export function ticketCsv(ticket: Ticket): string {
  const cells: readonly (readonly [string, string])[] = [
    ["venue", ticket.venueName ?? ""],
    ["symbol", ticket.symbol],
    ["side", ticket.side],
    ["type", "market"],
    ["quantity", ticket.quantity],
    ["price_usd", plain(ticket.numbers["priceUsd"])],
    ["notional_usd", plain(ticket.notionalUsd ?? undefined)],
    ["expires_at", new Date(ticket.expiresAt).toISOString()],
  ];
  const line = (texts: readonly string[]) =>
    `${texts.map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(",")}\r\n`;
  return line(cells.map(([name]) => name)) + line(cells.map(([, value]) => value));
}

function plain(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(8).replace(/\.?0+$/, "");
}
