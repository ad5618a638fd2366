import type { BookExposure, HeadlineKind, RiskInput, Suggestion } from "@/lib/domain/risk-assessment";
import type { Book } from "./portfolio/measure-book";
import { isAccountTooSmall } from "./suggest/is-account-too-small";

/** Market exposure below this share of equity is no market risk worth a sentence. */
const ALL_CASH_FRACTION = 0.005;

/**
 * pickHeadline chooses the Overview's first sentence for an account that could be assessed; the first that applies, in the
 * order of `HeadlineKind`. Reduce and room to add need an order to go with them.
 */
export function pickHeadline(
  input: RiskInput,
  book: Book,
  hold: BookExposure,
  suggestions: readonly Suggestion[],
): HeadlineKind {
  const { account, policy, ladder } = input;
  const has = (kinds: readonly string[]) => suggestions.some(({ kind }) => kinds.includes(kind));
  if (!account.isComplete) return "incomplete_data";
  if (policy.preset === "monitor_only") return "monitor_only";
  if (ladder.state === "PRESERVATION") return "preservation";
  if (isAccountTooSmall(input)) return "account_too_small";
  if (book.grossFraction < ALL_CASH_FRACTION) return "all_cash";
  if (account.isFirstDay) return "first_day";
  if (hold.reasons.includes("exposure_above_target") && has(["reduce"])) return "reduce";
  return has(["room_to_add", "re_expand"]) ? "room_to_add" : "nothing_to_do";
}
