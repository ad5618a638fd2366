import { runtimeEnv } from "@/lib/platform/env";
import { dvolSource } from "./deribit-dvol/deribit-dvol";
import { fearGreedSource } from "./fear-greed/fear-greed";
import { NEWS_SOURCES } from "./news/outlets";
import { blockchainSource } from "./onchain/blockchain-com";
import { coinMetricsSource } from "./onchain/coin-metrics";
import { mempoolSource } from "./onchain/mempool-space";
import { SOCIAL_SOURCES } from "./social/subreddits";
import type { LicenceNotice, Source } from "./source";

const SOURCES: readonly Source[] = [
  dvolSource("BTC"),
  dvolSource("ETH"),
  mempoolSource,
  blockchainSource,
  coinMetricsSource,
  fearGreedSource,
  ...NEWS_SOURCES,
  ...SOCIAL_SOURCES,
];

/** ListedSource is a source with what the operator stated about using it. */
export interface ListedSource {
  source: Source;
  /** The operator's licence in their own words; null where none is needed or stated. */
  operatorLicence: string | null;
  isOn: boolean;
}

/** listSources names every source; those whose licence the operator has yet to state are off. */
export function listSources(): ListedSource[] {
  return SOURCES.map((source) => {
    const operatorLicence = statedLicence(source.licence);
    return { source, operatorLicence, isOn: !source.licence.needsOperatorLicence || operatorLicence !== null };
  });
}

/** findSource is the source behind a feed's row if it is on. */
export function findSource(feed: string, subject: string): Source | undefined {
  return listSources().find(({ source, isOn }) => isOn && source.feed === feed && source.subject === subject)?.source;
}

function statedLicence({ provider, needsOperatorLicence }: LicenceNotice): string | null {
  if (!needsOperatorLicence) return null;
  const { COINMETRICS_LICENCE, REDDIT_LICENCE } = runtimeEnv();
  return (provider === "Coin Metrics" ? COINMETRICS_LICENCE : REDDIT_LICENCE) ?? null;
}
