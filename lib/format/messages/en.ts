import { account } from "./en/account";
import { connecting } from "./en/connecting";
import { onboarding } from "./en/onboarding";
import { settings } from "./en/settings";
import { chart } from "./en/chart";
import { glossary } from "./en/glossary";
import { headline } from "./en/headline";
import { ladder } from "./en/ladder";
import { marketing } from "./en/marketing";
import { overview } from "./en/overview";
import { reasons } from "./en/reasons";
import { recommendations } from "./en/recommendations";
import { riskWords } from "./en/risk-words";
import { shell } from "./en/shell";
import { time } from "./en/time";
import { ui } from "./en/ui";
import { waterfall } from "./en/waterfall";

/** English, the source language: one file per screen in `en/`. */
export const en = {
  settings,
  onboarding,
  connecting,
  account,
  chart,
  glossary,
  headline,
  ladder,
  marketing,
  overview,
  reasons,
  recommendations,
  riskWords,
  shell,
  time,
  ui,
  waterfall,
};

/** Messages is every word the product says. Another language is a file with this type. */
export type Messages = typeof en;
