import { account } from "./en/account";
import { alert } from "./en/alert";
import { chart } from "./en/chart";
import { connecting } from "./en/connecting";
import { glossary } from "./en/glossary";
import { headline } from "./en/headline";
import { ladder } from "./en/ladder";
import { marketing } from "./en/marketing";
import { onboarding } from "./en/onboarding";
import { overview } from "./en/overview";
import { portfolio } from "./en/portfolio";
import { reasons } from "./en/reasons";
import { recommendations } from "./en/recommendations";
import { riskWords } from "./en/risk-words";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { size } from "./en/size";
import { time } from "./en/time";
import { ui } from "./en/ui";
import { waterfall } from "./en/waterfall";

/** English, the source language: one file per screen in `en/`. */
export const en = {
  account,
  alert,
  chart,
  connecting,
  glossary,
  headline,
  ladder,
  marketing,
  onboarding,
  overview,
  portfolio,
  reasons,
  recommendations,
  riskWords,
  settings,
  shell,
  size,
  time,
  ui,
  waterfall,
};

/** Messages is every word the product says. Another language is a file with this type. */
export type Messages = typeof en;
