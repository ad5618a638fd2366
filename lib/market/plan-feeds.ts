import type { Feed } from "@/lib/domain/feed";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { findVenue } from "@/lib/exchange/registry";
import { batchPool } from "@/lib/platform/batch-db";
import { listSources } from "@/lib/sources/list-sources";
import { DOLLAR_COINS } from "./dollar-rate/dollar-coins";
import { ALL_MARKETS } from "./feed-status";
import { loadInstruments } from "./load-instruments";
import { loadTrackedMarkets, type TrackedMarket } from "./tracked-markets";
import { loadVenuesInUse } from "./venues-in-use";

/** Fetched per market. */
const PER_MARKET: readonly Feed[] = ["candles_1d", "candles_1h", "order_book"];
/** Whose perpetuals tell funding and open interest of an asset, in this order. */
const PERPETUAL_QUOTES: readonly string[] = ["USDT", "USDC", "USD"];

/**
 * planFeeds makes the list of feeds that of the markets tracked now: a coin somebody just began to hold is due at once,
 * one nobody holds any more is dropped. Returns how many are new.
 *
 * @param venues whose markets can be read; those that nobody has linked are left alone, but for the default one
 */
export async function planFeeds(venues: readonly string[], now: Date): Promise<number> {
  const markets = await loadTrackedMarkets();
  const wanted: [Feed, string][] = [
    ...(await loadVenuesInUse(venues)).map((venue): [Feed, string] => ["instruments", venue]),
    ["price", "all"],
    ...Object.keys(DOLLAR_COINS).map((asset): [Feed, string] => ["dollar_rate", asset]),
    ["market_state", ALL_MARKETS],
    ...listSources()
      .filter(({ isOn }) => isOn)
      .map(({ source }): [Feed, string] => [source.feed, source.subject]),
    ["sentiment", "all"],
    ...markets.flatMap(({ instrument }) => PER_MARKET.map((feed): [Feed, string] => [feed, instrument.id])),
    ...(await loadPerpetuals(markets)).map(({ id }): [Feed, string] => ["derivatives", id]),
    ...(await loadHeldContracts()).flatMap((contract) =>
      feedsOfContract(contract).map((feed): [Feed, string] => [feed, contract.id]),
    ),
  ];
  const feeds = wanted.map(([feed]) => feed);
  const subjects = wanted.map(([, subject]) => subject);
  const { rowCount } = await batchPool().query(
    `insert into feed_status (feed, subject, failures, next_try_at)
     select feed, subject, 0, $3 from unnest($1::text[], $2::text[]) as wanted (feed, subject)
     on conflict do nothing`,
    [feeds, subjects, now],
  );
  await batchPool().query(
    // Refused markets are noted and forgotten by who judges them.
    `delete from feed_status where feed <> 'market_state'
       and (feed, subject) not in (select feed, subject from unnest($1::text[], $2::text[]) as w (feed, subject))`,
    [feeds, subjects],
  );
  return rowCount ?? 0;
}

/** The perpetual of each tracked asset, on the venue its prices come from. */
async function loadPerpetuals(markets: readonly TrackedMarket[]): Promise<Instrument[]> {
  const listed = await loadInstruments({ bases: markets.map(({ asset }) => asset) });
  const rank = ({ quote }: Instrument): number => PERPETUAL_QUOTES.indexOf(quote);
  return markets.flatMap(({ asset, instrument }) => {
    const perpetuals = listed.filter(
      (each) =>
        each.kind === "perpetual" &&
        each.isActive &&
        each.venue === instrument.venue &&
        each.base === asset &&
        rank(each) >= 0 &&
        !isInverse(each) &&
        !isDated(each),
    );
    return perpetuals.sort((a, b) => rank(a) - rank(b)).slice(0, 1);
  });
}

/** Contracts somebody has a position in. */
async function loadHeldContracts(): Promise<Instrument[]> {
  const { rows } = await batchPool().query<{ id: string }>(
    `select distinct c.venue || ':' || (position ->> 'symbol') as id
     from account_current a join connection c on c.workspace_id = a.workspace_id and c.id = a.connection_id,
       jsonb_array_elements(a.snapshot -> 'positions') as position
     where c.status <> 'disconnected'`,
  );
  return rows.length === 0 ? [] : loadInstruments({ ids: rows.map(({ id }) => id) });
}

/** A contract with a delivery pays no funding; not every venue tells everybody its margin tables. */
function feedsOfContract(contract: Instrument): Feed[] {
  const feeds: Feed[] = isDated(contract) ? [] : ["funding"];
  return findVenue(contract.venue)?.marginTables === "public" ? [...feeds, "leverage_tiers"] : feeds;
}

/** Futures with a delivery end their symbol in its day. */
const isDated = ({ symbol }: Instrument): boolean => /-\d{6}$/.test(symbol);
