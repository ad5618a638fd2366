import { en } from "./en";
import { account } from "./en/account";
import { connecting } from "./en/connecting";
import { feeds } from "./en/feeds";
import { imports } from "./en/imports";
import { onboarding } from "./en/onboarding";
import { settings } from "./en/settings";

/** English for sign-up, onboarding and settings, on top of what every page needs. */
export const enAccount = { ...en, account, connecting, feeds, imports, onboarding, settings };

/** AccountMessages is what account pages say. */
export type AccountMessages = typeof enAccount;
