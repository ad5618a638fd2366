"use client";

import { useState } from "react";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import type { AccountReconciliation, ChangeParts, ReconciliationState } from "@/lib/domain/reconciliation-view";
import { money, type Accounting } from "@/lib/format/money";
import { moneyParts } from "@/lib/format/money-parts";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { reconciliationReasons, stateText } from "@/lib/format/reconciliation-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { ToneMark, toneInk, type Tone } from "@/components/ui/tone-mark";
import { ChangedCoins } from "./changed-coins";
import { SumParts } from "./sum-parts";

const TONE: Readonly<Record<ReconciliationState, Tone>> = {
  explained: "ok",
  unexplained: "warning",
  unread_wallets: "notice",
  balances_only: "info",
  reading_history: "info",
  settling: "info",
};
const PARTS: readonly (keyof ChangeParts)[] = ["trades", "flows", "funding", "income", "fees", "unexplained"];

/** Parts below half of it are not printed. */
const CENT = 0.01;

interface AccountChangeProps {
  slug: string;
  account: AccountReconciliation;
  accounting: Accounting;
}

/** AccountChange is one account's verdict; opened, the sum from then to now and every coin that changed. */
export function AccountChange({ slug, account, accounting }: AccountChangeProps) {
  const messages = useScreenMessages();
  const { portfolio, time } = messages;
  const words = portfolio.reconciliation;
  const [isOpen, setOpen] = useState(account.state === "unexplained");
  const tone = TONE[account.state];
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={words.details(account.label)}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full flex-wrap items-baseline gap-x-3 gap-y-0.5 rounded-sm py-2 text-left text-dense hover:bg-hover pointer-coarse:py-3"
      >
        <span className="inline-flex items-baseline gap-1 font-medium text-ink">
          <ChevronRight
            aria-hidden
            className={clsx("size-3.5 self-center text-muted transition-transform", isOpen && "rotate-90")}
            strokeWidth={1.75}
          />
          {words.account(account.label, account.venueName)}
        </span>
        <span className="figures text-caption text-muted max-sm:order-last max-sm:w-full max-sm:pl-4.5">
          {words.since(time.dayClock(account.from))}
        </span>
        <span className={clsx("figures ml-auto inline-flex items-baseline gap-1.5", toneInk(tone))}>
          <ToneMark tone={tone} />
          {stateText(account, accounting, messages)}
        </span>
      </button>
      {isOpen ? <Detail slug={slug} account={account} accounting={accounting} /> : null}
    </li>
  );
}

function Detail({ slug, account, accounting }: AccountChangeProps) {
  const messages = useScreenMessages();
  const words = messages.portfolio.reconciliation;
  const reasons = reconciliationReasons(account, messages);
  const parts = [
    { key: "start" as const, usd: account.startUsd },
    ...PARTS.map((key) => ({ key, usd: account.partsUsd[key] })).filter(({ usd }) => Math.abs(Number(usd)) >= CENT / 2),
  ];
  const printed = moneyParts(
    parts.map(({ usd }) => Number(usd)),
    accounting,
  );
  return (
    <div className="flex flex-col gap-3 pt-1.5 pb-4 sm:pl-5">
      {reasons.length === 0 ? null : (
        <div className="flex flex-wrap items-start justify-between gap-3">
          <p className="max-w-prose text-dense text-soft">{reasons.join(" ")}</p>
          {account.state === "unexplained" ? (
            <ButtonLink size="sm" href={`/${slug}/settings/connections`}>
              {words.again}
            </ButtonLink>
          ) : null}
        </div>
      )}
      <SumParts
        parts={parts.map(({ key }, index) => ({
          key,
          label: words.part[key],
          value: textOf(printed.parts[index] ?? NOT_KNOWN),
        }))}
        sum={{ key: "end", label: words.part.end, value: textOf(printed.sum) }}
      />
      {account.assets.length === 0 ? null : <ChangedCoins account={account} accounting={accounting} />}
      <p className="text-caption text-muted">
        {words.note(textOf(money(Number(account.thresholdUsd), accounting, { digits: "exact" })))}
      </p>
    </div>
  );
}
