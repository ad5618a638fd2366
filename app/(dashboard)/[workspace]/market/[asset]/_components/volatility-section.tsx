"use client";

import type { AssetMarketView, MarketStateView } from "@/lib/domain/market-views";
import { csv } from "@/lib/format/csv";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { dollarPrice } from "@/lib/format/price";
import { ratio } from "@/lib/format/ratio";
import { ChartFrame } from "@/components/charts/chart-frame";
import { ShareBar } from "@/components/charts/share-bar";
import { TimeLine } from "@/components/charts/time-line";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Fact, FactList } from "@/components/ui/fact-list";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

const PAST = [
  "realized24h",
  "realized7d",
  "realized30d",
  "realized90d",
  "ewma",
  "parkinson30d",
  "garmanKlass30d",
  "yangZhang30d",
] as const;
const AHEAD = ["garch7d", "har7d", "forecast7d", "implied30d"] as const;

interface VolatilitySectionProps {
  state: MarketStateView;
  path: AssetMarketView["volatilityPath"];
}

/** VolatilitySection is volatility over the year, by every estimator, and what is expected of the next days. */
export function VolatilitySection({ state, path }: VolatilitySectionProps) {
  const { market, time } = useScreenMessages();
  const words = market.asset.volatility;
  const whole = (value: number) => textOf(percent(value, { decimals: 0 }));
  return (
    <section aria-labelledby="volatility">
      <SectionHeading id="volatility">{words.title}</SectionHeading>
      <p className="-mt-1 mb-3 max-w-[76ch] text-dense text-soft">{words.note}</p>
      <div className="grid gap-x-9 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          {path.length < 2 ? null : (
            <ChartFrame
              title={words.chart}
              csv={{
                fileName: `volatility-${state.asset}`,
                write: () =>
                  csv(
                    ["day_close", "ewma_volatility_annual"],
                    path.map(({ at, value }) => [new Date(at).toISOString(), value]),
                  ),
              }}
              chart={<TimeLine label={words.chart} points={path} print={whole} />}
              table={
                <Table
                  caption={words.chart}
                  head={
                    <>
                      <Th>{market.asset.regime.day}</Th>
                      <Th isFigure>{words.value}</Th>
                    </>
                  }
                >
                  {path.toReversed().map(({ at, value }) => (
                    <Tr key={at}>
                      <Td className="figures">{time.dayYear(at)}</Td>
                      <Td isFigure>{textOf(percent(value))}</Td>
                    </Tr>
                  ))}
                </Table>
              }
            />
          )}
          <Ahead state={state} />
        </div>
        <Estimators state={state} />
      </div>
    </section>
  );
}

function Estimators({ state }: { state: MarketStateView }) {
  const { market } = useScreenMessages();
  const words = market.asset.volatility;
  const scale = Math.max(...[...PAST, ...AHEAD].map((name) => state.volatility[name] ?? 0), 0.01);
  const line = (name: (typeof PAST)[number] | (typeof AHEAD)[number]) => {
    const value = state.volatility[name];
    return (
      <Tr key={name}>
        <Td>
          {name === "forecast7d" ? (
            <Term name="forecast">{words[name]}</Term>
          ) : name === "implied30d" ? (
            <Term name="implied">{words[name]}</Term>
          ) : (
            words[name]
          )}
        </Td>
        <Td className="max-sm:hidden">
          <ShareBar now={(value ?? 0) / scale} className="block h-2.5 w-28" />
        </Td>
        <Td isFigure className={value === null ? "text-muted" : "text-ink"}>
          {textOf(value === null ? NOT_KNOWN : percent(value))}
        </Td>
      </Tr>
    );
  };
  return (
    <Table
      caption={words.title}
      head={
        <>
          <Th>{words.estimator}</Th>
          <Th className="max-sm:hidden" aria-hidden />
          <Th isFigure>{words.value}</Th>
        </>
      }
    >
      {PAST.map(line)}
      {AHEAD.map(line)}
    </Table>
  );
}

function Ahead({ state }: { state: MarketStateView }) {
  const { market } = useScreenMessages();
  const words = market.asset.volatility;
  const { volatility } = state;
  const share = (value: number | null, sign: "always" | "negative" = "negative") =>
    textOf(value === null ? NOT_KNOWN : percent(value, { sign }));
  const times = (value: number | null) => textOf(value === null ? NOT_KNOWN : ratio(value));
  const { forecast7d, implied30d } = volatility;
  return (
    <FactList label={words.term}>
      <Fact
        term={<Term name="atr">{words.atr}</Term>}
        {...(volatility.atr14 === null ? {} : { detail: dollarPrice(volatility.atr14) })}
      >
        {share(volatility.atrFraction)}
      </Fact>
      <Fact term={`${words.term}, ${words.shortTerm}`}>{times(volatility.termStructure.realized7dTo30d)}</Fact>
      <Fact term={`${words.term}, ${words.longTerm}`}>{times(volatility.termStructure.realized30dTo90d)}</Fact>
      {implied30d === null ? (
        <Fact term={<Term name="implied">{words.forecastAgainst}</Term>}>{words.none}</Fact>
      ) : (
        <>
          <Fact term={words.forecastAgainst}>
            {share(forecast7d === null ? null : forecast7d - implied30d, "always")}
          </Fact>
          <Fact term={words.gap}>{share(volatility.impliedMinusRealized, "always")}</Fact>
          <Fact term={words.impliedPercentile}>
            {textOf(
              volatility.impliedPercentile1y === null
                ? NOT_KNOWN
                : percent(volatility.impliedPercentile1y, { decimals: 0 }),
            )}
          </Fact>
        </>
      )}
    </FactList>
  );
}
