"use client";

import type { ReactNode } from "react";
import type { Instrument } from "@/lib/domain/instrument";
import type { TradeSize } from "@/lib/domain/risk-assessment";
import type { SizeTradeView } from "@/lib/domain/views";
import { decisiveReasons } from "@/lib/format/decisive-reasons";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { price } from "@/lib/format/price";
import { quantity } from "@/lib/format/quantity";
import { stepInputText } from "@/lib/format/step-input";
import { tradeSummary } from "@/lib/format/trade-summary";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { DecisionWord } from "./decision-word";
import { TierWord } from "./tier-word";
import { Waterfall } from "./waterfall";

interface TradeResultProps {
  size: TradeSize;
  decision: SizeTradeView["decision"];
  instrument: Instrument;
  accounting: Accounting;
  isProvisional?: boolean;
  /** What kind of question this answers, such as "at the last price". */
  note?: string;
}

/** TradeResult is one sized trade: verdict, the figures an order needs, reasons, and the waterfall to check it by. */
export function TradeResult({ size, decision, instrument, accounting, isProvisional = false, note }: TradeResultProps) {
  const messages = useScreenMessages();
  const { size: words, reasons } = messages;
  const isSized = size.status === "sized";
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-baseline gap-x-3 text-lead">
          <DecisionWord decision={decision} isStandAside={size.status === "stand_aside"} />
          <span className="text-body text-soft">{size.instrumentId.replace(/^[^:]*:/, "")}</span>
        </p>
        {note === undefined ? null : <p className="text-caption text-muted">{note}</p>}
      </div>
      {isSized ? null : (
        <div className="max-w-[64ch] text-body text-soft">
          <ul className="flex flex-col gap-1">
            {decisiveReasons(size).map((reason) => (
              <li key={reason}>{reasons[reason]}</li>
            ))}
          </ul>
        </div>
      )}
      {isSized ? (
        <SizeFacts size={size} instrument={instrument} accounting={accounting} isProvisional={isProvisional} />
      ) : null}
      {size.steps.length === 0 ? null : (
        <section aria-label={words.result.how}>
          <Waterfall
            key={`${size.instrumentId}-${size.side}-${size.quantity}`}
            steps={size.steps}
            measure="trade"
            final={{ fraction: size.actualRiskFraction, quantity: size.quantity }}
            counterfactuals={size.counterfactuals}
            accounting={accounting}
            {...(isSized ? { summary: tradeSummary(size, messages) } : {})}
            isOpen
          />
        </section>
      )}
      {size.status === "stand_aside" ? <WhatWouldChange size={size} accounting={accounting} /> : null}
    </div>
  );
}

/** Amounts that would make the trade worth placing; the engine names none when a limit leaves no room. */
const AMOUNTS = ["equityUsd", "freeCashUsd"];

function WhatWouldChange({ size, accounting }: Pick<TradeResultProps, "size" | "accounting">) {
  const messages = useScreenMessages();
  const { result } = messages.size;
  const amounts = size.counterfactuals.filter(({ name }) => AMOUNTS.includes(name));
  const full = size.steps.filter(({ kind, isBinding }) => kind === "cap" && isBinding).at(-1);
  return (
    <section>
      <h2 className="mb-1 text-body font-medium text-ink">{result.change}</h2>
      <p className="figures text-body text-soft">
        {amounts.length > 0
          ? amounts
              .map((amount) =>
                result.whatIf(messages.waterfall.inputName(amount.name), stepInputText(amount, accounting, messages)),
              )
              .join(" ")
          : full === undefined
            ? result.factors
            : result.limit(messages.waterfall.step[full.id].name)}
      </p>
    </section>
  );
}

function SizeFacts({
  size,
  instrument,
  accounting,
  isProvisional,
}: Required<Omit<TradeResultProps, "decision" | "note">>) {
  const { size: words } = useScreenMessages();
  const share = (fraction: number) => textOf(percent(fraction, { decimals: 2 }));
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 border-y border-line py-4 sm:grid-cols-3">
      <Fact label={words.result.size} isMain>
        {quantity(size.quantity)} <span className="text-body text-muted">{size.asset}</span>
      </Fact>
      <Fact label={words.result.atRisk} isMain beside={share(size.actualRiskFraction)}>
        {textOf(money(size.riskUsd, accounting))}
      </Fact>
      <Fact label={words.result.notional} isMain>
        {textOf(money(size.notionalUsd, accounting))}
      </Fact>
      <Fact label={words.result.entry}>{price(size.entryPrice, instrument.priceTick)}</Fact>
      <Fact
        label={words.result.stop}
        {...(size.stopDistanceFraction === null
          ? {}
          : { beside: words.result.stopAway(textOf(percent(size.stopDistanceFraction))) })}
      >
        {size.stopPrice === null ? null : price(size.stopPrice, instrument.priceTick)}
      </Fact>
      <Fact label={words.result.tier}>
        <TierWord tier={size.tier} isProvisional={isProvisional} />
      </Fact>
    </dl>
  );
}

interface FactProps {
  label: string;
  children: ReactNode;
  beside?: string;
  isMain?: boolean;
}

function Fact({ label, children, beside, isMain = false }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="eyebrow">{label}</dt>
      <dd className={isMain ? "figures text-title font-medium text-ink" : "figures text-body text-ink"}>
        {children}
        {beside === undefined ? null : <span className="ml-1.5 text-dense font-normal text-soft">{beside}</span>}
      </dd>
    </div>
  );
}
