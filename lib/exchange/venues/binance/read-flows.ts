import type { CashFlow, FlowKind } from "@/lib/domain/account-snapshot";
import type { VenueCall, VenueEndpoint } from "@/lib/exchange/client";
import { BINANCE } from "./endpoints";
import { between, FIAT_PAGING, PAGING, readNumbered, readUntilShort, type Span } from "./paging";
import { parseDeposits, parseFiatOrders, parseFiatPayments, parseTransfers, parseWithdrawals } from "./parse-history";

const FLOWS_PAGE = 1_000;

const TRANSFER_TYPES = [
  "MAIN_UMFUTURE",
  "UMFUTURE_MAIN",
  "MAIN_CMFUTURE",
  "CMFUTURE_MAIN",
  "MAIN_MARGIN",
  "MARGIN_MAIN",
  "MAIN_ISOLATED_MARGIN",
  "ISOLATED_MARGIN_MAIN",
  "MAIN_FUNDING",
  "FUNDING_MAIN",
  "UMFUTURE_MARGIN",
  "MARGIN_UMFUTURE",
  "CMFUTURE_MARGIN",
  "MARGIN_CMFUTURE",
  "FUNDING_UMFUTURE",
  "UMFUTURE_FUNDING",
  "FUNDING_CMFUTURE",
  "CMFUTURE_FUNDING",
  "MAIN_OPTION",
  "OPTION_MAIN",
] as const;

/** readFlows reads the completed flows of one kind in a span. */
export async function readFlows(call: VenueCall, kind: FlowKind, span: Span): Promise<CashFlow[]> {
  switch (kind) {
    case "deposit":
      return [
        ...(await readByOffset(call, BINANCE.deposits, span, parseDeposits)),
        ...(await readFiatOrders(call, "deposit", span)),
        ...(await readNumbered(
          call,
          BINANCE.fiatPayments,
          { transactionType: 0, ...fiatSpan(span) },
          FIAT_PAGING,
          parseFiatPayments,
        )),
      ];
    case "withdrawal":
      return [
        ...(await readByOffset(call, BINANCE.withdrawals, span, parseWithdrawals)),
        ...(await readFiatOrders(call, "withdrawal", span)),
      ];
    case "internal_transfer": {
      const flows: CashFlow[] = [];
      for (const type of TRANSFER_TYPES)
        flows.push(
          ...(await readNumbered(call, BINANCE.transfers, { type, ...between(span) }, PAGING, parseTransfers)),
        );
      return flows;
    }
  }
}

const fiatSpan = ({ from, to }: Span) => ({ beginTime: from, endTime: to - 1 });

function readFiatOrders(call: VenueCall, kind: "deposit" | "withdrawal", span: Span): Promise<CashFlow[]> {
  const params = { transactionType: kind === "deposit" ? 0 : 1, ...fiatSpan(span) };
  return readNumbered(call, BINANCE.fiatOrders, params, FIAT_PAGING, (raw) => parseFiatOrders(raw, kind));
}

/** Deposits and withdrawals page by offset; how many raw rows came decides whether there is more. */
function readByOffset(
  call: VenueCall,
  endpoint: VenueEndpoint,
  span: Span,
  parse: (raw: unknown) => CashFlow[],
): Promise<CashFlow[]> {
  const params = (index: number) => ({ ...between(span), offset: index * FLOWS_PAGE });
  return readUntilShort(call, endpoint, { limit: FLOWS_PAGE, params }, (raw) => ({
    rows: parse(raw),
    seen: Array.isArray(raw) ? raw.length : 0,
  }));
}
