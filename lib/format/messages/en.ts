import { chart } from "./en/chart";
import { correlation } from "./en/correlation";
import { dataHealth } from "./en/data-health";
import { feeds } from "./en/feeds";
import { evidence } from "./en/evidence";
import { glossary } from "./en/glossary";
import { headline } from "./en/headline";
import { ladder } from "./en/ladder";
import { market } from "./en/market";
import { overview } from "./en/overview";
import { portfolio } from "./en/portfolio";
import { portfolioRisk } from "./en/portfolio-risk";
import { reasons } from "./en/reasons";
import { recommendations } from "./en/recommendations";
import { riskWords } from "./en/risk-words";
import { shell } from "./en/shell";
import { size } from "./en/size";
import { time } from "./en/time";
import { ui } from "./en/ui";
import { waterfall } from "./en/waterfall";

/**
 * English, the source language: the words every screen of a workspace needs, one file per screen in `en/`. What only
 * account pages, mails or public pages say is in `en-account` and `en-site`, so that browsers do not load it.
 */
export const en = {
  chart,
  correlation,
  dataHealth,
  feeds,
  evidence,
  glossary,
  headline,
  ladder,
  market,
  overview,
  portfolio,
  portfolioRisk,
  reasons,
  recommendations,
  riskWords,
  shell,
  size,
  time,
  ui,
  waterfall,
};

/** Messages is what the screens say. Another language is a file with this type. */
export type Messages = typeof en;
