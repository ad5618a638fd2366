"use client";

import { clsx } from "clsx";
import type { PositionView } from "@/lib/domain/views";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { dollarPrice } from "@/lib/format/price";
import { quantityShort } from "@/lib/format/quantity";
import { ratio } from "@/lib/format/ratio";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { ToneMark } from "@/components/ui/tone-mark";

/** Closer than this to liquidation is marked, as the engine warns from there. */
const LIQUIDATION_NEAR = 0.2;

/** PositionsTable is what is open on futures, with the distance to liquidation measured on the mark price. */
export function PositionsTable({
  positions,
  accounting,
}: {
  positions: readonly PositionView[];
  accounting: Accounting;
}) {
  const { portfolio } = useScreenMessages();
  const words = portfolio.positions;
  return (
    <section aria-labelledby="positions">
      <SectionHeading id="positions">{words.title}</SectionHeading>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.market}</Th>
            <Th>{words.side}</Th>
            <Th isFigure>{words.size}</Th>
            <Th isFigure>{words.entry}</Th>
            <Th isFigure>{words.mark}</Th>
            <Th isFigure>{words.notional}</Th>
            <Th isFigure>{words.leverage}</Th>
            <Th isFigure>{words.liquidation}</Th>
            <Th isFigure>{words.pnl}</Th>
          </>
        }
      >
        {positions.map((position) => (
          <Tr key={`${position.instrumentId}-${position.side}`} className="hover:bg-hover">
            <Td className="font-medium whitespace-nowrap text-ink">{position.symbol}</Td>
            <Td>{words[position.side]}</Td>
            <Td isFigure>{quantityShort(position.quantity)}</Td>
            <Td isFigure>{dollarPrice(Number(position.entryPrice))}</Td>
            <Td isFigure>{dollarPrice(Number(position.markPrice))}</Td>
            <Td isFigure>{textOf(money(position.notionalUsd, accounting))}</Td>
            <Td isFigure>{textOf(ratio(position.leverage))}</Td>
            <Td isFigure>
              <Liquidation position={position} />
            </Td>
            <Td isFigure className="text-ink">
              <Result usd={position.unrealizedPnlUsd} accounting={accounting} />
            </Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}

function Liquidation({ position }: { position: PositionView }) {
  const { portfolio } = useScreenMessages();
  const mark = Number(position.markPrice);
  const at = position.liquidationPrice === null ? 0 : Number(position.liquidationPrice);
  if (at <= 0 || mark <= 0) return <span className="text-muted">{portfolio.positions.noLiquidation}</span>;
  const distance = Math.abs(mark - at) / mark;
  const isNear = distance < LIQUIDATION_NEAR;
  return (
    <span className="inline-flex items-baseline justify-end gap-1.5">
      {isNear ? <ToneMark tone="warning" /> : null}
      {dollarPrice(at)}
      <span className={clsx("text-caption", isNear ? "text-high-ink" : "text-muted")}>
        {portfolio.positions.away(textOf(percent(distance)))}
      </span>
    </span>
  );
}

/** Sign and arrow say gain or loss; there is no red or green. */
function Result({ usd, accounting }: { usd: number; accounting: Accounting }) {
  const text = textOf(money(usd, accounting, { sign: "always" }));
  const arrow = usd > 0 ? "\u25b4" : usd < 0 ? "\u25be" : "";
  return (
    <span>
      <span aria-hidden className="mr-1 text-caption text-muted">
        {arrow}
      </span>
      {text}
    </span>
  );
}
