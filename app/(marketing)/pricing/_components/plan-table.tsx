import type { ReactNode } from "react";
import { clsx } from "clsx";
import type { Plan } from "@/lib/domain/views";
import { entitlementsFor } from "@/lib/billing/entitlements";
import { PLANS, PLANS_BY_SIZE, type BillingInterval } from "@/lib/billing/plans";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { formatNumber } from "@/lib/format/number";

/** PlanTable compares the plans by what they allow today; later parts of `entitlementsFor` are not sold before they exist. */
export function PlanTable() {
  const { pricing } = getMessages(DEFAULT_LOCALE).marketing;
  return (
    <table className="figures mt-8 w-full table-fixed border-collapse text-body">
      <caption className="sr-only">{pricing.caption}</caption>
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className="w-[29%] py-2 text-left">
            <span className="sr-only">{pricing.plan}</span>
          </th>
          {PLANS_BY_SIZE.map((plan) => (
            <th key={plan} scope="col" className="py-2 pl-2 text-right text-body font-semibold text-ink sm:text-lead">
              {PLANS[plan].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <PlanRow name={pricing.month} cell={(plan) => price(plan, "month")} isLarge />
        <PlanRow name={pricing.year} hint={pricing.yearHint} cell={(plan) => price(plan, "year")} />
        <PlanRow name={pricing.connections} cell={(plan) => formatNumber(entitlementsFor(plan).connections)} />
        <PlanRow
          name={pricing.sizeATrade}
          cell={(plan) => {
            const { sizeATradePerDay } = entitlementsFor(plan);
            return sizeATradePerDay === null ? pricing.noLimit : formatNumber(sizeATradePerDay);
          }}
        />
      </tbody>
    </table>
  );
}

function price(plan: Plan, interval: BillingInterval): string {
  const { pricing } = getMessages(DEFAULT_LOCALE).marketing;
  return pricing.usd(formatNumber(PLANS[plan].priceUsd?.[interval] ?? 0));
}

interface PlanRowProps {
  name: string;
  hint?: string;
  cell: (plan: Plan) => ReactNode;
  isLarge?: boolean;
}

function PlanRow({ name, hint, cell, isLarge = false }: PlanRowProps) {
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-2.5 text-left align-baseline text-dense font-normal text-soft sm:text-body">
        {name}
        {hint === undefined ? null : <span className="block text-caption text-muted">{hint}</span>}
      </th>
      {PLANS_BY_SIZE.map((plan) => (
        <td
          key={plan}
          className={clsx(
            "py-2.5 pl-2 text-right align-baseline text-ink",
            isLarge ? "text-title font-semibold sm:text-headline" : "max-sm:text-dense",
          )}
        >
          {cell(plan)}
        </td>
      ))}
    </tr>
  );
}
