import type { ConnectionRef } from "@/lib/connection/connection-ref";
import type { CashFlow, FundingPayment, IncomePayment } from "@/lib/domain/account-snapshot";
import type { EpochMs } from "@/lib/domain/units";
import { readRows } from "@/lib/platform/read-rows";
import type { ContractTrade } from "./realized-profit";
import type { Happenings, TradedAmount } from "./unexplained-delta";

/** LoadedHappenings is what an account's history tells of a span. */
export interface LoadedHappenings extends Happenings {
  /** Oldest first; none where the venue itself tells what contracts realised. */
  contractTrades: readonly ContractTrade[];
}

/** Rows of an account after one instant up to another (inclusive): $1 workspace, $2 connection, $3 and $4 the instants. */
const SPAN = "workspace_id = $1 and connection_id = $2 and event_at > $3 and event_at <= $4";

/** Sums are exact, and cut to the 18 decimals that amounts have. */
const TRADED = `
select symbol, side, fee_asset as "feeAsset", sum(quantity)::text as quantity,
  trunc(sum(quantity * price), 18)::text as cost, sum(fee_amount)::text as "feeAmount"
from trade where ${SPAN} group by symbol, side, fee_asset`;

const FLOWS = `
select kind, asset, sum(amount)::text as amount from cash_flow
where ${SPAN} and kind in ('deposit', 'withdrawal') group by kind, asset`;

const FUNDING = `select asset, sum(amount)::text as amount from funding_payment where ${SPAN} group by asset`;

const INCOME = `select kind, asset, sum(amount)::text as amount from income_payment where ${SPAN} group by kind, asset`;

const CONTRACT_TRADES = `
select venue_trade_id as "venueTradeId", symbol, side, quantity::text, price::text,
  (extract(epoch from event_at) * 1000)::float8 as "eventAt"
from trade where ${SPAN} and position(':' in symbol) > 0
  and not exists (select from income_payment where ${SPAN} and kind = 'realized_profit')
order by event_at, venue_trade_id`;

/**
 * loadHappenings reads what happened to an account after `from` up to `to` (inclusive), summed by PostgreSQL: an account
 * may have made a hundred thousand trades. Only what contracts realised has to be followed trade by trade.
 */
export async function loadHappenings(
  { workspaceId, connectionId }: ConnectionRef,
  { from, to }: { from: EpochMs; to: EpochMs },
): Promise<LoadedHappenings> {
  const values = [workspaceId, connectionId, new Date(from), new Date(to)];
  const [trades, flows, funding, income, contractTrades] = await Promise.all([
    readRows<TradedAmount>({ workspaceId }, { name: "traded_amounts", text: TRADED, values }),
    readRows<Pick<CashFlow, "kind" | "asset" | "amount">>({ workspaceId }, { name: "flow_sums", text: FLOWS, values }),
    readRows<Pick<FundingPayment, "asset" | "amount">>(
      { workspaceId },
      { name: "funding_sums", text: FUNDING, values },
    ),
    readRows<Pick<IncomePayment, "kind" | "asset" | "amount">>(
      { workspaceId },
      { name: "income_sums", text: INCOME, values },
    ),
    readRows<ContractTrade>({ workspaceId }, { name: "contract_trades", text: CONTRACT_TRADES, values }),
  ]);
  return { trades, flows, funding, income, contractTrades };
}
