"use client";

import type { LiquidityState } from "@/lib/domain/market-state";
import { compactUsd } from "@/lib/format/compact-usd";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { priceByMagnitude } from "@/lib/format/price";
import { ratio } from "@/lib/format/ratio";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Fact, FactList } from "@/components/ui/fact-list";
import { SectionHeading } from "@/components/ui/section-heading";
import { Term } from "@/components/ui/term";

/** LiquiditySection is what a trade would meet: spread, depth, volume, and what they make of every size. */
export function LiquiditySection({ liquidity }: { liquidity: LiquidityState }) {
  const { market } = useScreenMessages();
  const words = market.asset.liquidity;
  const usd = (value: number | null) => textOf(value === null ? NOT_KNOWN : compactUsd(value));
  const plain = (value: number | null, decimals: number) =>
    value === null ? textOf(NOT_KNOWN) : formatNumber(value, { decimals });
  return (
    <section aria-labelledby="liquidity">
      <SectionHeading id="liquidity">{words.title}</SectionHeading>
      <FactList label={words.title}>
        <Fact term={words.spread}>
          {textOf(liquidity.spreadFraction === null ? NOT_KNOWN : percent(liquidity.spreadFraction, { decimals: 3 }))}
        </Fact>
        <Fact term={words.depthBid}>{usd(liquidity.depthBidUsd)}</Fact>
        <Fact term={words.depthAsk}>{usd(liquidity.depthAskUsd)}</Fact>
        <Fact term={words.imbalance}>{plain(liquidity.imbalance, 2)}</Fact>
        <Fact term={words.volume}>{usd(liquidity.volumeDailyUsd30d)}</Fact>
        <Fact term={words.volumeZ}>{plain(liquidity.volumeZScore, 1)}</Fact>
        <Fact term={<Term name="amihud">{words.amihud}</Term>}>
          {liquidity.amihud30d === null
            ? textOf(NOT_KNOWN)
            : words.percent(priceByMagnitude(100 * liquidity.amihud30d))}
        </Fact>
        <Fact term={words.multiplier}>{textOf(ratio(liquidity.multiplier))}</Fact>
      </FactList>
    </section>
  );
}
