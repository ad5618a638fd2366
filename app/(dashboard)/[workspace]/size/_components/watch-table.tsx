"use client";

import type { TradeSize } from "@/lib/domain/risk-assessment";
import type { WatchRow } from "@/lib/domain/views";
import { money, type Accounting } from "@/lib/format/money";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { price } from "@/lib/format/price";
import { quantity } from "@/lib/format/quantity";
import { ratio } from "@/lib/format/ratio";
import { decisionOf } from "@/lib/format/trade-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { DecisionWord } from "@/components/risk/decision-word";
import { RegimeWord } from "@/components/risk/regime-word";
import { TierWord } from "@/components/risk/tier-word";
import { SectionHeading } from "@/components/ui/section-heading";
import { Stale } from "@/components/ui/stale";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface WatchTableProps {
  rows: readonly WatchRow[];
  accounting: Accounting;
  onPick: (asset: string, side: "long" | "short") => void;
}

const PRICE_STALE_MS = 5 * 60_000;

/** WatchTable is what may be traded now, both ways, for everything held and the majors. Each size opens its waterfall. */
export function WatchTable({ rows, accounting, onPick }: WatchTableProps) {
  const { size: words } = useScreenMessages();
  return (
    <section aria-labelledby="watchlist">
      <SectionHeading
        id="watchlist"
        aside={<span className="text-caption text-muted max-sm:hidden">{words.table.note}</span>}
      >
        {words.table.title}
      </SectionHeading>
      <Table
        caption={words.table.title}
        head={
          <>
            <Th>{words.table.market}</Th>
            <Th isFigure>{words.table.price}</Th>
            <Th className="max-sm:hidden">{words.table.regime}</Th>
            <Th className="max-sm:hidden">{words.table.confidence}</Th>
            <Th isFigure className="max-sm:hidden">
              {words.table.volatility}
            </Th>
            <Th isFigure>{words.table.long}</Th>
            <Th isFigure>{words.table.short}</Th>
          </>
        }
      >
        {rows.map((row) => (
          <Tr key={row.instrument.id} className="hover:bg-hover">
            <Td className="font-medium text-ink">{row.asset}</Td>
            <Td isFigure>
              <Stale asOf={row.priceAsOf} staleAfterMs={PRICE_STALE_MS}>
                {price(row.priceUsd, row.instrument.priceTick)}
              </Stale>
            </Td>
            <Td className="max-sm:hidden">
              <RegimeWord regime={row.regime} />
            </Td>
            <Td className="max-sm:hidden">
              <TierWord tier={row.tier} />
            </Td>
            <Td isFigure className="max-sm:hidden">
              {textOf(row.volatilityRatio === null ? NOT_KNOWN : ratio(row.volatilityRatio))}
            </Td>
            <Td isFigure>
              <SizeCell
                size={row.long}
                accounting={accounting}
                side={words.form.long}
                onPick={() => onPick(row.asset, "long")}
              />
            </Td>
            <Td isFigure>
              {row.short === null ? (
                <span className="text-muted">{words.table.noPerpetual}</span>
              ) : (
                <SizeCell
                  size={row.short}
                  accounting={accounting}
                  side={words.form.short}
                  onPick={() => onPick(row.asset, "short")}
                />
              )}
            </Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}

interface SizeCellProps {
  size: TradeSize;
  side: string;
  accounting: Accounting;
  onPick: () => void;
}

function SizeCell({ size, side, accounting, onPick }: SizeCellProps) {
  const { size: words } = useScreenMessages();
  const isSized = size.status === "sized";
  const text = isSized ? quantity(size.quantity) : words.decision.DENY;
  return (
    <button
      type="button"
      onClick={() => {
        onPick();
        window.scrollTo({ top: 0, behavior: "smooth" });
      }}
      aria-label={words.table.open(side, size.asset, text)}
      className="-mr-1 rounded-sm px-1 py-0.5 text-right hover:bg-selected pointer-coarse:py-2"
    >
      {isSized ? (
        <>
          <span className="block font-medium text-ink underline decoration-line-control decoration-dotted underline-offset-3">
            {text}
          </span>
          <span className="block text-caption text-muted">
            {words.table.atRisk(textOf(money(size.riskUsd, accounting)))}
          </span>
        </>
      ) : (
        <DecisionWord
          decision={decisionOf(size)}
          isStandAside={size.status === "stand_aside"}
          className="text-caption"
        />
      )}
    </button>
  );
}
