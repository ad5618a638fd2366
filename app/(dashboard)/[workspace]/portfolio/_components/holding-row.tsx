"use client";

import { useState } from "react";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import type { HoldingView } from "@/lib/domain/views";
import { money, type Accounting } from "@/lib/format/money";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { dollarPrice } from "@/lib/format/price";
import { quantityShort } from "@/lib/format/quantity";
import { ShareBar } from "@/components/charts/share-bar";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { AsOf } from "@/components/ui/as-of";
import { Num } from "@/components/ui/num";
import { Stale } from "@/components/ui/stale";
import { Td, Tr } from "@/components/ui/table";

interface HoldingRowProps {
  holding: HoldingView;
  accounting: Accounting;
}

const PRICE_STALE_MS = 5 * 60_000;

/** HoldingRow is one asset; opened, it shows each wallet and place with its age. */
export function HoldingRow({ holding, accounting }: HoldingRowProps) {
  const { portfolio, wallets: walletNames } = useScreenMessages();
  const words = portfolio.holdings;
  const [isOpen, setOpen] = useState(false);
  const { asset, priceUsd, valueUsd, target, wallets } = holding;
  const isCash = holding.assetClass === "stablecoin" || holding.assetClass === "fiat";
  return (
    <>
      <Tr className={clsx("hover:bg-hover", isOpen && "border-b-0 bg-hover")}>
        <Td className="font-medium text-ink">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words.details(asset)}
            onClick={() => setOpen(!isOpen)}
            className="-my-1 -ml-1 inline-flex items-baseline gap-1 rounded-sm py-1 pr-1 pointer-coarse:py-2"
          >
            <ChevronRight
              aria-hidden
              className={clsx("size-3.5 self-center text-muted transition-transform", isOpen && "rotate-90")}
              strokeWidth={1.75}
            />
            {asset}
          </button>
        </Td>
        <Td isFigure>{quantityShort(holding.quantity)}</Td>
        <Td isFigure className="text-soft">
          {priceUsd === null ? (
            <span className="text-high-ink">{words.unpriced}</span>
          ) : (
            <Stale asOf={holding.priceAsOf} staleAfterMs={isCash ? Number.POSITIVE_INFINITY : PRICE_STALE_MS}>
              {dollarPrice(Number(priceUsd))}
            </Stale>
          )}
        </Td>
        <Td isFigure className="text-ink">
          <Num value={valueUsd === null ? NOT_KNOWN : money(valueUsd, accounting)} />
        </Td>
        <Td isFigure>
          <Num value={holding.shareFraction === null ? NOT_KNOWN : percent(holding.shareFraction)} />
        </Td>
        <Td isFigure className={isCash ? "text-muted" : "text-ink"}>
          {isCash ? words.cash : <Num value={money(holding.netExposureUsd, accounting)} />}
        </Td>
        <Td isFigure>{isCash || target === null ? null : <HoldTarget holding={holding} />}</Td>
        <Td isFigure className="text-soft">
          {Number(holding.lockedQuantity) === 0 ? null : quantityShort(holding.lockedQuantity)}
        </Td>
      </Tr>
      {isOpen
        ? wallets.map((line, index) => (
            <Tr
              key={`${line.connectionId ?? line.place}-${line.wallet}`}
              className={clsx("bg-hover text-soft", index < wallets.length - 1 && "border-b-0")}
            >
              <Td colSpan={1} className="pl-5 whitespace-nowrap">
                {words.where(
                  line.wallet === "manual" ? placeName(line.place, portfolio) : line.place,
                  walletNames[line.wallet] ?? line.wallet,
                )}
              </Td>
              <Td isFigure>{quantityShort(line.quantity)}</Td>
              <Td colSpan={5} className="text-caption text-muted">
                <UnlockDay at={line.unlockAt} />
              </Td>
              <Td isFigure>
                <AsOf at={line.asOf} />
              </Td>
            </Tr>
          ))
        : null}
    </>
  );
}

function placeName(place: string, { manual }: ReturnType<typeof useScreenMessages>["portfolio"]): string {
  return place === "cold" || place === "elsewhere" ? manual.place[place] : place;
}

function UnlockDay({ at }: { at: number | null }) {
  const { portfolio, time } = useScreenMessages();
  return at === null ? null : portfolio.holdings.lockedUntil(time.dayYear(at));
}

function HoldTarget({ holding: { target } }: { holding: HoldingView }) {
  const { portfolio } = useScreenMessages();
  if (target === null) return null;
  if (target.rule !== "advise")
    return <span className="text-caption text-muted">{portfolio.holdings.rule[target.rule]}</span>;
  const whole = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  return (
    <span className="inline-flex items-center justify-end gap-2.5">
      <ShareBar now={target.currentFraction} target={target.targetFraction} className="max-lg:hidden" />
      <span className="min-w-22 text-right text-ink">{`${whole(target.currentFraction)} \u2192 ${whole(target.targetFraction)}`}</span>
    </span>
  );
}
