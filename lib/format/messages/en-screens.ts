import { en } from "./en";
import { correlation } from "./en/correlation";
import { dataHealth } from "./en/data-health";
import { evidence } from "./en/evidence";
import { feeds } from "./en/feeds";
import { market } from "./en/market";
import { portfolio } from "./en/portfolio";
import { portfolioRisk } from "./en/portfolio-risk";
import { size } from "./en/size";

/** English for the screens one goes on to from the Overview, on top of what every page needs. */
export const enScreens = { ...en, correlation, dataHealth, evidence, feeds, market, portfolio, portfolioRisk, size };

/** ScreenMessages is what the screens beside Overview and inbox say. */
export type ScreenMessages = typeof enScreens;
