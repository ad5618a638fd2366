"use client";

import { clsx } from "clsx";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/num";
import type { Plan } from "@/lib/domain/views";
import { formatNumber } from "@/lib/format/number";

export type BillingInterval = "month" | "year";

export interface PlanOffer {
  plan: Plan;
  /** Whole US dollars; null = costs nothing. */
  priceUsd: Readonly<Record<BillingInterval, number>> | null;
  connections: number;
  sizeATradePerDay: number | null;
}

interface PlanOffersProps {
  offers: readonly PlanOffer[];
  interval: BillingInterval;
  /** Marked as the present one; null while a trial runs. */
  present: Plan | null;
  canChoose: boolean;
  isBusy: boolean;
  onChoose: (plan: Exclude<Plan, "free">) => void;
}

/** PlanOffers are the plans side by side: price, what differs, and the way to each. */
export function PlanOffers({ offers, interval, present, canChoose, isBusy, onChoose }: PlanOffersProps) {
  const words = useAccountMessages().settings.plan;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {offers.map(({ plan, priceUsd, connections, sizeATradePerDay }) => (
        <li
          key={plan}
          className={clsx(
            "flex flex-col rounded-lg border p-4",
            plan === present ? "border-accent" : "border-line-strong",
          )}
        >
          <h3 className="text-body font-medium">{words.names[plan]}</h3>
          <p className="mt-1 text-figure font-medium">
            {priceUsd === null ? (
              words.free
            ) : (
              <Num value={{ prefix: "$", digits: formatNumber(priceUsd[interval]), suffix: "" }} />
            )}
            {priceUsd === null ? null : (
              <span className="ml-1 text-caption font-normal text-muted">
                {interval === "month" ? words.perMonth : words.perYear}
              </span>
            )}
          </p>
          <ul className="mt-3 mb-4 flex flex-1 flex-col gap-1 text-dense text-soft">
            <li>{words.connections(connections)}</li>
            <li>{words.sizing(sizeATradePerDay)}</li>
          </ul>
          {plan === present ? (
            <p className="text-dense font-medium text-accent">{words.current}</p>
          ) : plan === "free" ? null : (
            <Button disabled={!canChoose} isBusy={isBusy} onClick={() => onChoose(plan)}>
              {words.choose(words.names[plan])}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
