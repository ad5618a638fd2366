import type { CorrelationWindow } from "@/lib/domain/portfolio-report";

/** The windows of the heatmap, in the order of the switch. */
export const WINDOWS: readonly CorrelationWindow[] = ["d30", "d90", "btc_down"];

/** toWindow reads `?window=`; anything unknown is 90 days, the window of the sentence. */
export function toWindow(param: string | readonly string[] | undefined): CorrelationWindow {
  return WINDOWS.find((window) => window === param) ?? "d90";
}
