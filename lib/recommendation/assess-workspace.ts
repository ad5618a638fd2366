import type { Instrument } from "@/lib/domain/instrument";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskAssessment, RiskInput } from "@/lib/domain/risk-assessment";
import type { EpochMs } from "@/lib/domain/units";
import { assess } from "@/lib/risk/assess";
import type { HighWaterMark } from "@/lib/risk/nav/estimate-high-water-mark";
import { buildRiskInput } from "./build-risk-input";
import type { ConnectionFact, WorkspaceFacts } from "./load-workspace-facts";
import { stepAccount, usdPerUnit, type AccountStep } from "./step-account";
import type { StoredValuation } from "./stored-valuation";
import type { ContractFacts } from "./to-position-input";
import { profitRate, valueAccounts } from "./value-accounts";

/** MarketFacts is shared by every workspace of a batch: loaded once. */
export interface MarketFacts extends ContractFacts {
  asOf: EpochMs;
  markets: Readonly<Record<string, MarketState>>;
  instruments: readonly Instrument[];
}

export interface WorkspaceAssessment {
  facts: WorkspaceFacts;
  input: RiskInput;
  assessment: RiskAssessment;
  valuation: StoredValuation;
  step: AccountStep;
}

/**
 * assessWorkspace is the whole computation for one workspace: value, step the books and the ladder, assess. Pure; the
 * shell around it loads and saves. Null while the accounting currency has no price, so nothing can be stated in it.
 */
export function assessWorkspace(
  facts: WorkspaceFacts,
  market: MarketFacts,
  estimatedHigh: HighWaterMark | null,
): WorkspaceAssessment | null {
  const { asOf, prices } = market;
  const rate = usdPerUnit(facts.policy.accountingCurrency, prices);
  const valuation = valueAccounts(facts.accounts, facts.manual, prices);
  const missing = facts.connections.flatMap((connection) => missingConnection(connection, facts));
  const isComplete = missing.length === 0 && valuation.total.isComplete;
  const step = stepAccount({ asOf, facts, valuation, isComplete, prices, btc: market.markets["BTC"], estimatedHigh });
  if (rate === null || step === null) return null;
  const input = buildRiskInput({
    asOf,
    policy: facts.policy,
    policyVersion: facts.policyVersion,
    ladder: step.ladder,
    accounts: facts.accounts,
    valuation,
    missing,
    tradesToday: facts.tradesToday,
    startedAt: step.nav.startedAt,
    prices,
    markets: market.markets,
    instruments: market.instruments,
    leverageTiers: market.leverageTiers,
    funding: market.funding,
    accountingUsdRate: rate,
  });
  return {
    facts,
    input,
    assessment: assess(input),
    step,
    valuation: {
      accounting: { currency: facts.policy.accountingCurrency, usdPerUnit: rate },
      total: { ...valuation.total, isComplete, missing: [...missing, ...valuation.total.missing] },
      lines: valuation.lines,
      positions: facts.accounts.flatMap(({ connectionId, venue, snapshot }) =>
        snapshot.positions.map((position) => ({
          ...position,
          connectionId,
          venue,
          quoteUsd: profitRate(position.symbol, prices).priceUsd,
        })),
      ),
      priceAsOf: Object.fromEntries(
        valuation.lines.flatMap(({ asset }) => (prices[asset] === undefined ? [] : [[asset, prices[asset].eventAt]])),
      ),
    },
  };
}

/** A connection is missing while it was never read, or its newest try failed: then its balances are of an unknown now. */
function missingConnection(connection: ConnectionFact, facts: WorkspaceFacts): string[] {
  const isRead = facts.accounts.some(({ connectionId }) => connectionId === connection.id);
  const hasFailed =
    connection.lastErrorAt !== null &&
    (connection.lastSyncAt === null || connection.lastErrorAt.getTime() > connection.lastSyncAt.getTime());
  return isRead && !hasFailed ? [] : [connection.label];
}
