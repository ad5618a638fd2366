"use client";

import { clsx } from "clsx";
import type { FuturesRisk } from "@/lib/domain/portfolio-report";
import type { ContractView, FundingView } from "@/lib/domain/portfolio-views";
import { csv } from "@/lib/format/csv";
import { leverage } from "@/lib/format/leverage";
import { money, type Accounting } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { chance } from "@/lib/format/portfolio-risk-text";
import { dollarPrice } from "@/lib/format/price";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { useNow } from "@/components/time/use-now";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { ToneMark } from "@/components/ui/tone-mark";

/** Closer than this to liquidation is marked, as the engine warns from there. */
const LIQUIDATION_NEAR = 0.2;
/** Two prices further apart than this are both shown. */
const VENUE_DIFFERS = 0.005;

/** By instrument id. */
type Contracts = Readonly<Record<string, ContractView>>;

interface FuturesTableProps {
  futures: readonly FuturesRisk[];
  contracts: Contracts;
  accounting: Accounting;
}

/** FuturesTable is each position with its room to liquidation, the chance of using it up, its cost and its leverage. */
export function FuturesTable({ futures, contracts, accounting }: FuturesTableProps) {
  const { portfolio, portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.futures;
  return (
    <section aria-labelledby="futures">
      <SectionHeading
        id="futures"
        aside={<CsvButton title={words.title} fileName="futures-risk" write={() => toCsv(futures, contracts)} />}
      >
        {words.title}
      </SectionHeading>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.market}</Th>
            <Th isFigure>
              <Term name="notional">{words.notional}</Term>
            </Th>
            <Th isFigure>{words.leverageColumn}</Th>
            <Th isFigure>
              <Term name="sensibleLeverage">{words.sensible}</Term>
            </Th>
            <Th isFigure>
              <Term name="liquidation" />
            </Th>
            <Th isFigure>{words.distance}</Th>
            <Th isFigure>
              <Term name="atr">{words.atr}</Term>
            </Th>
            <Th isFigure>
              <Term name="sigmaDaily">{words.sigma}</Term>
            </Th>
            <Th isFigure>
              <Term name="touchProbability">{words.touchColumn}</Term>
            </Th>
            <Th isFigure>
              <Term name="funding">{words.fundingColumn}</Term>
            </Th>
          </>
        }
      >
        {futures.map((each, i) => (
          <Tr key={i} className="hover:bg-hover">
            <Td className="whitespace-nowrap">
              <span className="font-medium text-ink">{each.asset}</span>
              <span className="ml-1.5 text-soft">{portfolio.positions[each.side].toLowerCase()}</span>
              <span className="block text-caption text-muted">
                {words.place(words.mode[each.marginMode], contracts[each.instrumentId]?.venueName ?? null)}
              </span>
            </Td>
            <Td isFigure>{textOf(money(each.notionalUsd, accounting))}</Td>
            <Td isFigure className={clsx(isTooHigh(each) && "text-high-ink")}>
              <span className="inline-flex items-center gap-1">
                {isTooHigh(each) ? <ToneMark tone="warning" className="size-3" /> : null}
                {leverage(each.leverage)}
              </span>
            </Td>
            <Td isFigure className="text-soft">
              {each.sensibleLeverage === null ? textOf(NOT_KNOWN) : leverage(each.sensibleLeverage)}
              {each.isApproximate && each.sensibleLeverage !== null ? <Approximate /> : null}
            </Td>
            <Td isFigure>
              <Liquidation position={each} />
            </Td>
            <Td isFigure className={clsx(isNear(each) ? "text-high-ink" : "text-ink")}>
              <span className="inline-flex items-center gap-1">
                {isNear(each) ? <ToneMark tone="warning" className="size-3" /> : null}
                {each.distanceFraction === null ? words.unreachable : textOf(percent(each.distanceFraction))}
              </span>
            </Td>
            <Td isFigure>{orDash(each.distanceAtr)}</Td>
            <Td isFigure>{orDash(each.distanceSigmaDaily)}</Td>
            <Td isFigure>{each.touchProbability7d === null ? textOf(NOT_KNOWN) : chance(each.touchProbability7d)}</Td>
            <Td isFigure>
              <Funding
                usdPerDay={each.fundingUsdPerDay}
                funding={contracts[each.instrumentId]?.funding ?? null}
                accounting={accounting}
              />
            </Td>
          </Tr>
        ))}
      </Table>
      <p className="mt-2 text-caption text-muted">{words.note}</p>
    </section>
  );
}

function Liquidation({ position }: { position: FuturesRisk }) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.futures;
  const { liquidationPriceUsd: own, venueLiquidationPriceUsd: venue, isApproximate } = position;
  if (own === null) return words.unreachable;
  const differs = venue !== null && Math.abs(venue - own) / own > VENUE_DIFFERS;
  return (
    <>
      {dollarPrice(own)}
      {differs ? (
        <span className="block text-caption text-muted">{words.venue(dollarPrice(venue))}</span>
      ) : isApproximate && venue === null ? (
        <Approximate />
      ) : null}
    </>
  );
}

/** Made without the venue's own margin table. */
function Approximate() {
  const { portfolioRisk } = useScreenMessages();
  return <span className="block text-caption text-muted">{portfolioRisk.futures.approximate}</span>;
}

interface FundingProps {
  usdPerDay: number | null;
  funding: FundingView | null;
  accounting: Accounting;
}

/** Cost a day, at which rate and interval, and when it is next paid. */
function Funding({ usdPerDay, funding, accounting }: FundingProps) {
  const { portfolioRisk, time } = useScreenMessages();
  const now = useNow();
  const words = portfolioRisk.futures;
  if (usdPerDay === null || funding === null) return textOf(NOT_KNOWN);
  const rate = textOf(percent(funding.rateFraction, { decimals: 4, sign: "always" }));
  return (
    <>
      {textOf(money(usdPerDay, accounting, { sign: "always" }))}
      <span className="block text-caption whitespace-nowrap text-muted">
        {words.fundingRate(rate, funding.intervalHours)}
      </span>
      <span className="block text-caption whitespace-nowrap text-muted">
        {words.fundingNext(time.until(funding.nextAt - now))}
      </span>
    </>
  );
}

function isNear({ distanceFraction }: FuturesRisk): boolean {
  return distanceFraction !== null && distanceFraction < LIQUIDATION_NEAR;
}

/** Above what its volatility allows, or above the user's own limit, whichever is lower. */
function isTooHigh({ leverage: now, sensibleLeverage, policyLeverageMax }: FuturesRisk): boolean {
  return now > Math.min(sensibleLeverage ?? Infinity, policyLeverageMax);
}

function orDash(value: number | null): string {
  return value === null ? textOf(NOT_KNOWN) : formatNumber(value, { decimals: 1 });
}

function toCsv(futures: readonly FuturesRisk[], contracts: Contracts): string {
  return csv(
    [
      "instrument",
      "side",
      "notional_usd",
      "leverage",
      "sensible_leverage",
      "policy_leverage_max",
      "liquidation_price_usd",
      "venue_liquidation_price_usd",
      "is_approximate",
      "distance_fraction",
      "distance_atr",
      "distance_sigma_daily",
      "touch_probability_7d",
      "funding_usd_per_day",
      "funding_fraction",
      "funding_interval_hours",
      "next_funding_at",
    ],
    futures.map((each) => [
      each.instrumentId,
      each.side,
      each.notionalUsd,
      each.leverage,
      each.sensibleLeverage,
      each.policyLeverageMax,
      each.liquidationPriceUsd,
      each.venueLiquidationPriceUsd,
      String(each.isApproximate),
      each.distanceFraction,
      each.distanceAtr,
      each.distanceSigmaDaily,
      each.touchProbability7d,
      each.fundingUsdPerDay,
      ...fundingCells(contracts[each.instrumentId]?.funding ?? null),
    ]),
  );
}

function fundingCells(funding: FundingView | null): (number | string | null)[] {
  if (funding === null) return [null, null, null];
  return [funding.rateFraction, funding.intervalHours, new Date(funding.nextAt).toISOString()];
}
