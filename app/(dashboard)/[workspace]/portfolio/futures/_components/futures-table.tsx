"use client";

import { clsx } from "clsx";
import type { FuturesRisk } from "@/lib/domain/portfolio-report";
import { csv } from "@/lib/format/csv";
import { leverage } from "@/lib/format/leverage";
import { money, type Accounting } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { chance } from "@/lib/format/portfolio-risk-text";
import { dollarPrice } from "@/lib/format/price";
import { useMessages } from "@/components/i18n/use-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { ToneMark } from "@/components/ui/tone-mark";

/** Closer than this to liquidation is marked, as the engine warns from there. */
const LIQUIDATION_NEAR = 0.2;
/** Two prices further apart than this are both shown. */
const VENUE_DIFFERS = 0.005;

/** FuturesTable is each position with its room to liquidation, the chance of using it up, its cost and its leverage. */
export function FuturesTable({ futures, accounting }: { futures: readonly FuturesRisk[]; accounting: Accounting }) {
  const { portfolio, portfolioRisk } = useMessages();
  const words = portfolioRisk.futures;
  return (
    <section aria-labelledby="futures">
      <SectionHeading
        id="futures"
        aside={<CsvButton title={words.title} fileName="futures-risk" write={() => toCsv(futures)} />}
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
        {futures.map((each) => (
          <Tr key={`${each.instrumentId}-${each.side}`} className="hover:bg-hover">
            <Td className="whitespace-nowrap">
              <span className="font-medium text-ink">{each.asset}</span>
              <span className="ml-1.5 text-soft">{portfolio.positions[each.side].toLowerCase()}</span>
              <span className="block text-caption text-muted">{words.mode[each.marginMode]}</span>
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
              {each.fundingUsdPerDay === null
                ? textOf(NOT_KNOWN)
                : textOf(money(each.fundingUsdPerDay, accounting, { sign: "always" }))}
            </Td>
          </Tr>
        ))}
      </Table>
      <p className="mt-2 text-caption text-muted">{words.note}</p>
    </section>
  );
}

function Liquidation({ position }: { position: FuturesRisk }) {
  const { portfolioRisk } = useMessages();
  const words = portfolioRisk.futures;
  const { liquidationPriceUsd: own, venueLiquidationPriceUsd: venue, isApproximate } = position;
  if (own === null) return words.unreachable;
  const differs = venue !== null && Math.abs(venue - own) / own > VENUE_DIFFERS;
  return (
    <>
      {dollarPrice(own)}
      {differs ? (
        <span className="block text-caption text-muted">{words.venue(dollarPrice(venue))}</span>
      ) : isApproximate ? (
        <span className="block text-caption text-muted">{words.approximate}</span>
      ) : null}
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

function toCsv(futures: readonly FuturesRisk[]): string {
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
      "distance_fraction",
      "distance_atr",
      "distance_sigma_daily",
      "touch_probability_7d",
      "funding_usd_per_day",
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
      each.distanceFraction,
      each.distanceAtr,
      each.distanceSigmaDaily,
      each.touchProbability7d,
      each.fundingUsdPerDay,
    ]),
  );
}
