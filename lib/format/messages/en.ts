import { ui } from "./en/ui";

/** English, the source language. One file per screen in `en/`. */
export const en = { ui };
