import { eventsOf } from "../accounts/ledger-event";
import { text } from "../accounts/money";
import { signedGet, type Endpoint, type Venue } from "./endpoint";
import { pageOf, requestedWindow } from "./time-window";

/** marginHistoryEndpoints list loans and repayments of cross margin, or of a pair of isolated margin, and interest. */
export function marginHistoryEndpoints({ now }: Venue): Endpoint[] {
  return [
    signedGet("/sapi/v1/margin/interestHistory", 1, (request) => {
      const { from, to } = requestedWindow(request.query, now(), { usualDays: 7, maxDays: 30 });
      const isCross = request.query.text("isolatedSymbol") === undefined;
      const rows = (isCross ? eventsOf(request.account.book.events, "margin-interest") : [])
        .filter((event) => event.at >= from && event.at <= to)
        .reverse()
        .map((event) => ({
          txId: event.booked.id,
          interestAccuredTime: event.at,
          asset: event.asset,
          interest: text(event.amount),
          principal: text(request.account.book.balance("debt", event.asset)),
          interestRate: "0.00019726",
          type: "PERIODIC",
          isolatedSymbol: "",
        }));
      return pageOf(rows, request.query);
    }),
    signedGet("/sapi/v1/margin/borrow-repay", 10, (request) => {
      const kind = request.query.required("type") === "REPAY" ? "repay" : "borrow";
      const { from, to } = requestedWindow(request.query, now(), { usualDays: 7, maxDays: 30 });
      const isolatedSymbol = request.query.text("isolatedSymbol");
      const wallet = isolatedSymbol === undefined ? "margin" : "isolated";
      const rows = eventsOf(request.account.book.events, kind)
        .filter((event) => event.at >= from && event.at <= to && (event.wallet ?? "margin") === wallet)
        .reverse()
        .map((event) => ({
          txId: event.booked.id,
          isolatedSymbol: isolatedSymbol ?? "",
          type: "MANUAL",
          asset: event.asset,
          amount: text(event.amount),
          interest: "0",
          principal: text(event.amount),
          status: "CONFIRMED",
          timestamp: event.at,
        }));
      return pageOf(rows, request.query);
    }),
  ];
}
