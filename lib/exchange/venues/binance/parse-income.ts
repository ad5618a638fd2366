import { z } from "zod";
import type { FundingPayment, IncomeKind, IncomePayment } from "@/lib/domain/account-snapshot";
import { subtractDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import {
  assetCode,
  blankable,
  decimalText,
  idText,
  instantMs,
  magnitudeText,
  parseAnswer,
} from "@/lib/exchange/parse-answer";
import type { NumberedPage } from "./paging";
import type { Family } from "./symbols";

const incomeSchema = z.looseObject({
  symbol: blankable(z.string()),
  incomeType: z.string(),
  income: decimalText,
  asset: assetCode,
  time: instantMs,
  tranId: idText,
});
const parseRows = (raw: unknown) => parseAnswer(z.array(incomeSchema), raw, "binance", "income");

/** parseFundingPayments reads one page of `income` of type FUNDING_FEE: received, or paid when negative. */
export function parseFundingPayments(
  raw: unknown,
  perpetuals: ReadonlyMap<string, Instrument>,
): { payments: FundingPayment[]; rows: number } {
  const rows = parseRows(raw);
  const payments = rows.flatMap(({ symbol, incomeType, income, asset, time, tranId }): FundingPayment[] => {
    const instrument = perpetuals.get(symbol ?? "");
    if (instrument === undefined || incomeType !== "FUNDING_FEE") return [];
    return [
      // One transaction may settle several symbols.
      {
        venueFundingId: `${tranId}-${symbol ?? ""}`,
        symbol: instrument.symbol,
        asset,
        amount: income,
        eventAt: time,
      },
    ];
  });
  return { payments, rows: rows.length };
}

/**
 * Types of `income` that change a futures wallet and are told nowhere else. Left out: transfers (inside the account),
 * funding (read as such), commissions (part of the trades), and types we do not know.
 */
const INCOME_KINDS: Readonly<Record<string, IncomeKind>> = {
  REALIZED_PNL: "realized_profit",
  // Binance's own spelling.
  DELIVERED_SETTELMENT: "realized_profit",
  WELCOME_BONUS: "reward",
  CONTEST_REWARD: "reward",
  REFERRAL_KICKBACK: "reward",
  COMMISSION_REBATE: "reward",
  API_REBATE: "reward",
  FEE_RETURN: "reward",
  BFUSD_REWARD: "reward",
  INSURANCE_CLEAR: "other",
  AUTO_EXCHANGE: "other",
  COIN_SWAP_DEPOSIT: "other",
  COIN_SWAP_WITHDRAW: "other",
  POSITION_LIMIT_INCREASE_FEE: "other",
};

/** parseFuturesIncome reads one page of `income`. Ids are unique within a type and a family only. */
export function parseFuturesIncome(
  raw: unknown,
  family: Exclude<Family, "spot">,
): { rows: IncomePayment[]; seen: number } {
  const answer = parseRows(raw);
  const rows = answer.flatMap(({ symbol, incomeType, income, asset, time, tranId }): IncomePayment[] => {
    const kind = INCOME_KINDS[incomeType];
    const venueIncomeId = [family, incomeType, tranId, symbol ?? asset].join("-");
    return kind === undefined ? [] : [{ venueIncomeId, kind, asset, amount: income, eventAt: time }];
  });
  return { rows, seen: answer.length };
}

const distributionsSchema = z.looseObject({
  rows: z.array(
    z.looseObject({
      id: blankable(idText),
      tranId: idText,
      asset: assetCode,
      amount: magnitudeText,
      divTime: instantMs,
      /** Younger than the rest: −1 is what was taken back. */
      direction: z.number().optional(),
    }),
  ),
});

/**
 * parseDistributions reads `asset/assetDividend`: what was paid to the spot wallet without a trade, such as airdrops,
 * staking and locked earn.
 */
export function parseDistributions(raw: unknown): { rows: IncomePayment[]; seen: number } {
  const answer = parseAnswer(distributionsSchema, raw, "binance", "asset/assetDividend");
  const rows = answer.rows.map(({ id, tranId, asset, amount, divTime, direction }): IncomePayment => ({
    venueIncomeId: `dividend-${id ?? tranId}-${asset}`,
    kind: "reward",
    asset,
    amount: direction === -1 ? subtractDecimals("0", amount) : amount,
    eventAt: divTime,
  }));
  return { rows, seen: answer.rows.length };
}

const rewardsSchema = z.looseObject({
  total: z.coerce.number().int().nonnegative(),
  rows: z.array(
    z.looseObject({
      asset: assetCode,
      rewards: magnitudeText,
      projectId: blankable(idText),
      type: z.string(),
      time: instantMs,
    }),
  ),
});

/**
 * parseEarnRewards reads one page of `simple-earn/flexible/history/rewardsRecord` of type REALTIME: what the position itself
 * grew by. The other types are paid to the spot wallet, where `asset/assetDividend` tells them too.
 */
export function parseEarnRewards(raw: unknown): NumberedPage<IncomePayment> {
  const answer = parseAnswer(rewardsSchema, raw, "binance", "simple-earn/flexible/history/rewardsRecord");
  const rows = answer.rows.map(({ asset, rewards, projectId, type, time }): IncomePayment => ({
    venueIncomeId: ["earn", type, projectId ?? asset, time].join("-"),
    kind: "interest",
    asset,
    amount: rewards,
    eventAt: time,
  }));
  return { rows, seen: answer.rows.length, total: answer.total };
}

const interestSchema = z.looseObject({
  total: z.coerce.number().int().nonnegative(),
  rows: z.array(
    z.looseObject({
      asset: assetCode,
      interest: magnitudeText,
      type: z.string(),
      interestAccuredTime: instantMs,
      isolatedSymbol: blankable(z.string()),
    }),
  ),
});

/** parseMarginInterest reads one page of `margin/interestHistory`: what was charged on loans, so all of it is negative. */
export function parseMarginInterest(raw: unknown): NumberedPage<IncomePayment> {
  const answer = parseAnswer(interestSchema, raw, "binance", "margin/interestHistory");
  const rows = answer.rows.map(({ asset, interest, type, interestAccuredTime: at, isolatedSymbol }): IncomePayment => ({
    // One charge of a kind for each coin and hour; their own id is that of the loan's transaction.
    venueIncomeId: ["margin", isolatedSymbol ?? "cross", type, asset, at].join("-"),
    kind: "interest",
    asset,
    amount: subtractDecimals("0", interest),
    eventAt: at,
  }));
  return { rows, seen: answer.rows.length, total: answer.total };
}
