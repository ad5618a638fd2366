import { enAccount } from "./en-account";
import { enScreens } from "./en-screens";
import { alert } from "./en/alert";
import { evidencePage } from "./en/evidence-page";
import { learn } from "./en/learn";
import { marketing } from "./en/marketing";

/** All of English: with mails and public pages, which only the server writes. */
export const enSite = { ...enScreens, ...enAccount, alert, evidencePage, learn, marketing };

/** SiteMessages is every word the product says. */
export type SiteMessages = typeof enSite;
