import type { PortfolioReport } from "@/lib/domain/portfolio-report";
import type { HoldingsView } from "@/lib/domain/views";
import type { HeadlineText } from "./headline";
import type { ScreenMessages } from "./messages/en-screens";
import { money } from "./money";
import { textOf } from "./number";
import { percent } from "./percent";
import { hurtText } from "./portfolio-risk-text";

/** portfolioText is the Portfolio's sentence: how much, how much of it at risk, what stands out, and how it could hurt. */
export function portfolioText(
  view: HoldingsView,
  report: PortfolioReport | null,
  messages: ScreenMessages,
): HeadlineText {
  const { lead } = messages.portfolio;
  const { headline } = messages;
  const totalUsd = Number(view.total.totalUsd);
  if (view.holdings.length === 0 && view.positions.length === 0)
    return { lead: lead.empty, support: lead.emptySupport };
  const nets = netByAsset(view);
  const exposedUsd = [...nets.values()].reduce((sum, usd) => sum + usd, 0);
  const [asset, netUsd] = [...nets].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0] ?? ["", 0];
  const lockedUsd = view.holdings.reduce((sum, holding) => sum + lockedValue(holding), 0);
  const share = (usd: number) => textOf(percent(totalUsd > 0 ? usd / totalUsd : 0, { decimals: 0 }));
  const isVisible = (usd: number) => totalUsd > 0 && Math.abs(usd) / totalUsd >= 0.005;
  const clauses = [
    isVisible(netUsd) ? lead.largest(asset, share(netUsd)) : null,
    view.positions.length > 0 ? lead.positions(view.positions.length) : null,
    isVisible(lockedUsd) ? lead.locked(textOf(money(lockedUsd, view.accounting))) : null,
  ];
  return {
    lead: lead.total(textOf(money(totalUsd, view.accounting)), share(exposedUsd)),
    support: [headline.join(clauses.filter((clause) => clause !== null)), hurtText(report, view.accounting, messages)]
      .filter((part) => part !== "")
      .join(" "),
  };
}

/** Net exposure by underlying. A wrapped form carries no target of its own, so nothing is counted twice. */
function netByAsset(view: HoldingsView): Map<string, number> {
  const nets = new Map<string, number>();
  for (const { target } of view.holdings) if (target !== null) nets.set(target.asset, target.valueUsd);
  const held = new Set(nets.keys());
  for (const { asset, side, notionalUsd } of view.positions) {
    if (held.has(asset)) continue;
    nets.set(asset, (nets.get(asset) ?? 0) + (side === "long" ? notionalUsd : -notionalUsd));
  }
  return nets;
}

function lockedValue({ priceUsd, wallets }: HoldingsView["holdings"][number]): number {
  const locked = wallets.filter(({ wallet }) => wallet === "earn_locked");
  return locked.reduce((sum, { quantity }) => sum + Number(quantity) * Number(priceUsd ?? 0), 0);
}
