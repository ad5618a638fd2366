import type { Feed, FeedGroup } from "@/lib/domain/feed";
import type { TrustReasonCode } from "@/lib/domain/market-state";

/** What a failed fetch came to, by the code kept with the feed. */
const ERRORS: Readonly<Record<string, string>> = {
  rate_limited: "asked us to wait",
  unavailable: "did not answer",
  invalid_request: "refused the request",
  bad_response: "sent an answer we cannot use",
  auth: "refused our key",
  unsupported: "does not offer this",
  invalid_input: "sent data the engine refused",
  partial: "gave only part",
};

/** Feeds by name: what they are, what they enter, what is wrong with them. Used by Market and Data health. */
export const feeds = {
  name: {
    instruments: "Market lists",
    price: "Prices",
    dollar_rate: "Dollar price of stablecoins",
    order_book: "Order books",
    candles_1h: "Hourly prices",
    candles_1d: "Daily prices",
    derivatives: "Funding and open interest",
    funding: "Funding of contracts held",
    leverage_tiers: "Margin tables",
    market_state: "Market states",
    implied_volatility: "Implied volatility",
    onchain: "On-chain",
    fear_greed: "Fear & greed",
    news: "News",
    social: "Social posts",
    sentiment: "Sentiment",
  } satisfies Record<Feed, string>,
  group: {
    exchanges: "Exchanges",
    market: "Market data",
    contracts: "Contracts held",
    implied_volatility: "Implied volatility",
    onchain: "On-chain",
    fear_greed: "Fear & greed",
    news: "News",
    social: "Social",
    sentiment: "Sentiment",
  } satisfies Record<FeedGroup, string>,
  /** Which numbers a feed enters; nothing else changes when it is dead. */
  enters: {
    instruments: "Which markets and lot steps an order is written for.",
    price: "Equity, hold and every size. As a price ages, data trust falls: half after an hour, nothing after a day.",
    dollar_rate:
      "The de-peg watch, and what holdings are worth while a coin is off its peg. While it is missing, the last finding stands; a peg nobody measured is taken to hold.",
    order_book:
      "Spread, depth and the largest size. Without it data trust is 90\u202f% and volume stands in for depth.",
    candles_1h: "24-hour volatility only.",
    candles_1d: "Volatility, regime, stability, correlation and confidence. Each missing day lowers data trust.",
    derivatives: "Funding and open interest beside the regime. No size depends on them.",
    funding: "What a futures position costs a day. Without it the cost is not known.",
    leverage_tiers:
      "Liquidation where the exchange does not tell it, and sensible leverage. Without a table 1\u202f% maintenance stands in, marked approximate.",
    market_state: "Every figure of the asset: its last state stands, with its age.",
    implied_volatility: "Forecast, implied against realised, a tenth of stability and of confidence.",
    onchain: "A tenth of confidence. BTC and ETH only.",
    fear_greed: "Part of the sentiment in confidence, a tenth of it together with news and posts.",
    news: "Sentiment from headlines: part of a tenth of confidence.",
    social: "Sentiment from posts: part of a tenth of confidence.",
    sentiment: "The mood of headlines and posts, part of a tenth of confidence. Old moods stop counting.",
  } satisfies Record<Feed, string>,
  error: (code: string) => ERRORS[code] ?? code.replaceAll("_", " "),
  gap: {
    title: (count: number) => (count === 1 ? "One feed is missing" : `${count} feeds are missing`),
    what: (name: string, subjects: readonly string[]) =>
      subjects.length === 0
        ? name
        : subjects.length <= SUBJECTS_SHOWN
          ? `${name} (${subjects.join(", ")})`
          : `${name} (${subjects.slice(0, SUBJECTS_SHOWN).join(", ")} and ${subjects.length - SUBJECTS_SHOWN} more)`,
    since: (when: string) => `missing since ${when}`,
    never: "never answered",
    next: (wait: string) => `next try ${wait}`,
    body: "Only the figures these feeds enter change; what was known before is shown with its age.",
    open: "Data health",
  },
  trust: {
    price_stale: "The price is old.",
    price_jump: "The price is far from the last close: a catastrophe or a wrong tick.",
    candles_missing: "There are no daily prices.",
    candles_stale: "The newest daily prices are missing.",
    candles_gap: "Days are missing inside the last year.",
    history_short: "The price history is short.",
    order_book_missing: "There is no order book.",
    order_book_stale: "The order book is old.",
    order_book_broken: "The order book is crossed or one-sided.",
  } satisfies Record<TrustReasonCode, string>,
  trustSince: (reason: string, when: string) => `${reason} Since ${when}.`,
};

const SUBJECTS_SHOWN = 4;
