"use client";

import type { SignalView } from "@/lib/domain/market-views";
import type { SignalName } from "@/lib/domain/signal";
import { compactUsd } from "@/lib/format/compact-usd";
import { formatNumber, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";

/** Kept in TH/s. */
const TERAHASHES_PER_EXAHASH = 1e6;
const OUR_SCORER = "sentiment";

/** SignalsSection is the newest of everything beside prices that speaks of the asset, with what its source is owed. */
export function SignalsSection({ signals }: { signals: readonly SignalView[] }) {
  const { market } = useScreenMessages();
  const words = market.asset.signals;
  return (
    <section aria-labelledby="signals">
      <SectionHeading id="signals">{words.title}</SectionHeading>
      {signals.length === 0 ? (
        <p className="border-t border-line py-2 text-dense text-soft">{words.none}</p>
      ) : (
        <Table
          caption={words.title}
          head={
            <>
              <Th>{words.signal}</Th>
              <Th isFigure>{words.value}</Th>
              <Th>{words.source}</Th>
            </>
          }
        >
          {signals.map((signal) => (
            <Tr key={signal.name}>
              <Td className="text-soft">
                <span className="flex flex-col">
                  {words.names[signal.name]}
                  <AsOf at={signal.eventAt} />
                </span>
              </Td>
              <Td isFigure className="text-ink">
                {valueText(signal.name, signal.value)}
              </Td>
              <Td className="text-caption text-muted">
                <Source signal={signal} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function Source({ signal: { attribution, source } }: { signal: SignalView }) {
  const { market } = useScreenMessages();
  if (attribution === null) return source === OUR_SCORER ? market.asset.signals.ours : source;
  return (
    <a href={attribution.termsUrl} target="_blank" rel="noreferrer" className="hover:underline">
      {attribution.text}
    </a>
  );
}

function valueText(name: SignalName, value: number): string {
  switch (name) {
    case "implied_volatility":
      return textOf(percent(value));
    case "funding_rate":
      return textOf(percent(value, { decimals: 4, sign: "always" }));
    case "open_interest_usd":
    case "fees_usd":
    case "exchange_net_inflow_usd":
      return textOf(compactUsd(value));
    case "news_sentiment":
    case "social_sentiment":
      return formatNumber(value, { decimals: 2, sign: "always" });
    case "mvrv":
      return formatNumber(value, { decimals: 2 });
    case "fear_greed":
    case "active_addresses":
    case "transactions":
      return formatNumber(value);
    case "hash_rate":
      return formatNumber(value / TERAHASHES_PER_EXAHASH);
  }
}
