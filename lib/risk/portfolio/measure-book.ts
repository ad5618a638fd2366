import type { PortfolioRisk, RiskInput } from "@/lib/domain/risk-assessment";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { measureTogether, type Together } from "./measure-together";
import { netExposures, type NetExposure } from "./net-exposures";
import { portfolioHeatUsd } from "./portfolio-heat";
import { summarizeRisk } from "./summarize-risk";

/** Book is the account as the engine measures it once per assessment: exposures, how they move together, their risk. */
export interface Book {
  equityUsd: number;
  exposures: readonly NetExposure[];
  /** Signed and gross market exposure as shares of equity. */
  netFraction: number;
  grossFraction: number;
  heatFraction: number;
  /** Null when nothing is held or the reference market has too little history. */
  together: Together | null;
  risk: PortfolioRisk;
}

/** measureBook computes what every later stage reads. Fractions are 0 while equity is not positive. */
export function measureBook(input: RiskInput): Book {
  const { account, markets } = input;
  const exposures = netExposures(account);
  const share = (usd: number) => (account.equityUsd > 0 ? usd / account.equityUsd : 0);
  const together = measureTogether(exposures, markets);
  const heatFraction = share(portfolioHeatUsd(account.openRisks, markets));
  return {
    equityUsd: account.equityUsd,
    exposures,
    netFraction: share(exposures.reduce((sum, exposure) => sum + exposure.netUsd, 0)),
    grossFraction: share(exposures.reduce((sum, exposure) => sum + exposure.grossUsd, 0)),
    heatFraction,
    together,
    risk: summarizeRisk(together, account.equityUsd, heatFraction, CRYPTO_DAYS_PER_YEAR),
  };
}
