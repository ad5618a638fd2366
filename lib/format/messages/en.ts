import { chart } from "./en/chart";
import { glossary } from "./en/glossary";
import { headline } from "./en/headline";
import { ladder } from "./en/ladder";
import { overview } from "./en/overview";
import { reasons } from "./en/reasons";
import { recommendations } from "./en/recommendations";
import { riskWords } from "./en/risk-words";
import { shell } from "./en/shell";
import { sync } from "./en/sync";
import { time } from "./en/time";
import { ui } from "./en/ui";
import { wallets } from "./en/wallets";
import { waterfall } from "./en/waterfall";

/**
 * English, the source language, one file per subject in `en/`: the words of the frame, the Overview and the inbox, which
 * every page of a workspace loads. What the other screens, account pages, mails or public pages say besides is in
 * `en-screens`, `en-account` and `en-site`, so that the first page does not wait for it.
 */
export const en = {
  chart,
  glossary,
  headline,
  ladder,
  overview,
  reasons,
  recommendations,
  riskWords,
  shell,
  sync,
  time,
  ui,
  wallets,
  waterfall,
};

/** Messages is what every page of a workspace says. Another language is a file with this type. */
export type Messages = typeof en;
