import type { BookExposure, LadderView, RiskInput } from "@/lib/domain/risk-assessment";
import type { Book } from "../portfolio/measure-book";

/** SuggestContext is the assessment so far; each suggester reads it and adds nothing. */
export interface SuggestContext {
  input: RiskInput;
  book: Book;
  hold: BookExposure;
  ladder: LadderView;
}
