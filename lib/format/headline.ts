import type { BookExposure, WaterfallStep } from "@/lib/domain/risk-assessment";
import type { EpochMs } from "@/lib/domain/units";
import type { AssessmentView, OverviewView } from "@/lib/domain/views";
import type { Messages } from "./messages/en";
import { trendCause, volatilityCause } from "./headline-cause";
import { money, type Accounting } from "./money";
import { formatNumber, textOf } from "./number";
import { percent, percentRange } from "./percent";
import { ratio } from "./ratio";

/** HeadlineFacts is what the first sentence is made of. */
export interface HeadlineFacts {
  /** Null until the first assessment. */
  assessment: AssessmentView | null;
  accounting: Accounting;
  lossLimitFraction: number;
  /** Names of wallets or venues that could not be read. */
  missing: readonly string[];
  /** Since when the last complete picture stands. */
  heldSince: EpochMs | null;
  /** Set while the change that the headline would name is kept back; absent = nothing is. */
  heldBack?: OverviewView["heldBack"];
}

/** HeadlineText answers the Overview's question: what to do (`lead`) and why (`support`). */
export interface HeadlineText {
  lead: string;
  support: string;
}

const CLAUSES_MAX = 2;
/** A factor this close to 1 explains nothing. */
const NEUTRAL = 0.02;

/** headlineText writes the first sentence from an assessment: every number in it is one of the assessment's. */
export function headlineText(facts: HeadlineFacts, messages: Messages): HeadlineText {
  const { assessment } = facts;
  const words = messages.headline;
  if (assessment === null || assessment.headline === "no_account") {
    return { lead: words.noAccount, support: words.noAccountSupport };
  }
  const { book } = assessment;
  const now = whole(book.currentFraction);
  const range = rangeOf(book);
  const because = words.join(reasonClauses(facts, assessment, messages));
  switch (assessment.headline) {
    case "incomplete_data":
      return heldText(facts, messages);
    case "monitor_only":
      return { lead: words.monitor(now), support: `${words.monitorSupport(range)} ${because}`.trim() };
    case "preservation":
      return {
        lead: placeOf(book) === "above" ? reduceOnlyLead(book, messages) : words.reduceOnlyInside(now),
        support: words.preservationSupport(
          textOf(percent(assessment.ladder.drawdownFraction)),
          whole(assessment.ladder.drawdownFraction / facts.lossLimitFraction),
        ),
      };
    case "account_too_small":
      return {
        lead: words.standAside(textOf(money(assessment.equityUsd, facts.accounting))),
        support: words.standAsideSupport,
      };
    case "all_cash":
      return {
        lead: isNothing(book.targetFraction) ? words.allCashNone : words.allCash(whole(book.targetFraction)),
        support: because,
      };
    case "first_day":
      return { lead: leadByBand(assessment, messages), support: `${because} ${words.firstDaySupport}`.trim() };
    case "reduce":
    case "room_to_add":
      if (facts.heldBack != null) return waitingText(facts.heldBack, { range, now, because }, messages);
      return {
        lead: assessment.headline === "reduce" ? holdLead(book, messages) : words.mayCarry(range, now),
        support: because,
      };
    case "nothing_to_do":
      return placeOf(book) === "inside"
        ? { lead: words.inside(now, range), support: because }
        : { lead: words.nothingTradable(now, range), support: words.nothingTradableSupport };
  }
}

/** The list below shows no order, so the sentence says until when and why, and what it will be about. */
function waitingText(
  { until, reason }: NonNullable<OverviewView["heldBack"]>,
  { range, now, because }: { range: string; now: string; because: string },
  { headline, time }: Messages,
): HeadlineText {
  const lead = headline.waiting(now, range);
  return {
    lead,
    support: `${headline.waitingUntil(time.dayClock(until), headline.waitingReason[reason])} ${because}`.trim(),
  };
}

function heldText({ heldSince, missing }: HeadlineFacts, messages: Messages): HeadlineText {
  const { headline, time } = messages;
  return {
    lead: heldSince === null ? headline.held : headline.heldSince(time.dayClock(heldSince)),
    support:
      missing.length === 0
        ? headline.heldSupportUnknown
        : headline.heldSupport(missing.map((name) => missingName(name, messages)).join(", ")),
  };
}

/** missingName puts `Main account: earn_locked` into words: the wallet's own name, the account as its owner calls it. */
export function missingName(name: string, { wallets }: Messages): string {
  return name.replace(/[a-z_]+$/, (wallet) => wallets[wallet]?.toLowerCase() ?? wallet);
}

/** What to hold, in words where whole percents would print a zero. */
function holdLead(book: BookExposure, { headline }: Messages): string {
  const now = whole(book.currentFraction);
  return isNothing(book.highFraction) ? headline.holdNone(now) : headline.holdRange(rangeOf(book), now);
}

function reduceOnlyLead(book: BookExposure, { headline }: Messages): string {
  const now = whole(book.currentFraction);
  return isNothing(book.highFraction) ? headline.reduceOnlyNone(now) : headline.reduceOnly(rangeOf(book), now);
}

function rangeOf({ lowFraction, highFraction }: BookExposure): string {
  return textOf(percentRange(lowFraction, highFraction));
}

function isNothing(fraction: number): boolean {
  return Math.abs(fraction) < 0.005;
}

function leadByBand({ book }: AssessmentView, messages: Messages): string {
  const now = whole(book.currentFraction);
  const range = rangeOf(book);
  switch (placeOf(book)) {
    case "above":
      return holdLead(book, messages);
    case "below":
      return messages.headline.mayCarry(range, now);
    case "inside":
      return messages.headline.inside(now, range);
  }
}

/** Where the book stands against its band, counted in the book's own direction: a net short one is mirrored. */
function placeOf({ currentFraction, targetFraction, lowFraction, highFraction }: BookExposure) {
  const direction = targetFraction < 0 ? -1 : 1;
  if (direction * currentFraction > direction * highFraction) return "above";
  return direction * currentFraction < direction * lowFraction ? "below" : "inside";
}

/** What moved the target away from usual, strongest first: only factors that pull in the target's own direction. */
function reasonClauses(facts: HeadlineFacts, assessment: AssessmentView, messages: Messages): string[] {
  const { because } = messages.headline;
  const factors = assessment.book.steps.filter((step) => step.kind === "factor" && strength(step) > NEUTRAL);
  const total = factors.reduce((product, step) => product * (step.factor ?? 1), 1);
  const chosen = factors
    .filter((step) => (step.factor ?? 1) < 1 === total < 1)
    .sort((a, b) => strength(b) - strength(a))
    .map((step) => ({ id: step.id, clause: clauseOf(step, facts, assessment, messages) }))
    .filter(({ clause }) => clause !== null)
    .slice(0, CLAUSES_MAX);
  const clauses = chosen.map(({ clause }) => clause ?? "");
  const saysDrawdown = chosen.some(({ id }) => id === "drawdown");
  if (clauses.length === 0) clauses.push(because.ordinary);
  if (clauses.length < CLAUSES_MAX && !saysDrawdown) clauses.push(drawdownClause(assessment, messages));
  return clauses;
}

function drawdownClause({ ladder }: AssessmentView, { headline: { because } }: Messages): string {
  return ladder.drawdownFraction < 0.0005 ? because.atHigh : because.drawdown(textOf(percent(ladder.drawdownFraction)));
}

function strength(step: WaterfallStep): number {
  return step.factor === null || step.factor <= 0 ? Number.POSITIVE_INFINITY : Math.abs(Math.log(step.factor));
}

function clauseOf(
  step: WaterfallStep,
  { lossLimitFraction }: HeadlineFacts,
  assessment: AssessmentView,
  messages: Messages,
): string | null {
  const { because } = messages.headline;
  switch (step.id) {
    case "volatility":
      return volatilityClause(volatilityCause(step, assessment.book, lossLimitFraction), lossLimitFraction, messages);
    case "drawdown":
      return drawdownClause(assessment, messages);
    case "regime": {
      const cause = trendCause(step, assessment.book);
      return cause === null ? null : because.averages(cause.asset, Math.round(4 * cause.trendScore));
    }
    case "correlation": {
      const bets = assessment.portfolio.effectiveBets;
      return bets === null ? null : because.correlation(formatNumber(bets, { decimals: 1 }));
    }
    case "data_trust":
      return because.dataTrust;
    default:
      return null;
  }
}

function volatilityClause(
  cause: ReturnType<typeof volatilityCause>,
  lossLimitFraction: number,
  { headline: { because } }: Messages,
): string | null {
  if (cause === null) return null;
  return cause.isShock
    ? because.volatility(cause.asset, textOf(ratio(cause.ratio)))
    : because.volatilityLevel(cause.asset, whole(cause.volatility), whole(lossLimitFraction));
}

function whole(fraction: number): string {
  return textOf(percent(fraction, { decimals: 0 }));
}
