import type { HeadlineSource } from "../source";

/** Outlets whose feeds are public. Kept of each item: headline, link and time; the article stays theirs. */
const OUTLETS: readonly (readonly [id: string, provider: string, url: string, termsUrl: string])[] = [
  ["coindesk", "CoinDesk", "https://www.coindesk.com/arc/outboundfeeds/rss/", "https://www.coindesk.com/terms"],
  ["cointelegraph", "Cointelegraph", "https://cointelegraph.com/rss", "https://cointelegraph.com/terms-and-privacy"],
  ["decrypt", "Decrypt", "https://decrypt.co/feed", "https://decrypt.co/terms"],
  ["theblock", "The Block", "https://www.theblock.co/rss.xml", "https://www.theblock.co/terms-of-service"],
  [
    "bitcoinmagazine",
    "Bitcoin Magazine",
    "https://bitcoinmagazine.com/feed",
    "https://bitcoinmagazine.com/terms-of-service",
  ],
  ["cryptoslate", "CryptoSlate", "https://cryptoslate.com/feed/", "https://cryptoslate.com/terms/"],
];

/** NEWS_SOURCES are the outlets read. */
export const NEWS_SOURCES: readonly HeadlineSource[] = OUTLETS.map(([id, provider, url, termsUrl]) => ({
  feed: "news",
  subject: id,
  url,
  licence: { provider, attribution: `Headlines: ${provider}`, termsUrl, needsOperatorLicence: false },
}));
