import type { HeadlineSource } from "../source";

const SUBREDDITS = ["CryptoCurrency", "Bitcoin"];

/** SOCIAL_SOURCES are the forums read. Reddit's terms ask for an agreement before commercial use. */
export const SOCIAL_SOURCES: readonly HeadlineSource[] = SUBREDDITS.map((name) => ({
  feed: "social",
  subject: `r/${name}`,
  url: `https://www.reddit.com/r/${name}/new/.rss?limit=100`,
  licence: {
    provider: "Reddit",
    attribution: `Posts: reddit.com/r/${name}`,
    termsUrl: "https://redditinc.com/policies/data-api-terms",
    needsOperatorLicence: true,
  },
}));
