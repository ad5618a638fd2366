/** Everything that is fetched or recomputed by the clock: judged fresh or late, and shown in Data health. */
export const FEEDS = [
  "instruments",
  "price",
  "dollar_rate",
  "order_book",
  "candles_1h",
  "candles_1d",
  "derivatives",
  "funding",
  "leverage_tiers",
  "market_state",
  "implied_volatility",
  "onchain",
  "fear_greed",
  "news",
  "social",
  "sentiment",
] as const;
export type Feed = (typeof FEEDS)[number];

/** Where a feed comes from, in the order Data health shows them. */
export const FEED_GROUPS = [
  "exchanges",
  "market",
  "contracts",
  "implied_volatility",
  "onchain",
  "fear_greed",
  "news",
  "social",
  "sentiment",
] as const;
export type FeedGroup = (typeof FEED_GROUPS)[number];

/** FEED_GROUP_OF says which group a feed belongs to. */
export const FEED_GROUP_OF: Readonly<Record<Feed, FeedGroup>> = {
  instruments: "exchanges",
  price: "exchanges",
  dollar_rate: "exchanges",
  order_book: "market",
  candles_1h: "market",
  candles_1d: "market",
  derivatives: "market",
  funding: "contracts",
  leverage_tiers: "contracts",
  market_state: "market",
  implied_volatility: "implied_volatility",
  onchain: "onchain",
  fear_greed: "fear_greed",
  news: "news",
  social: "social",
  sentiment: "sentiment",
};

/** isFeed tells a feed of this release from a row that another release wrote. */
export function isFeed(name: string): name is Feed {
  return Object.hasOwn(FEED_GROUP_OF, name);
}
