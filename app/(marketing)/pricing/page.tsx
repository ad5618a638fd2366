import type { Metadata } from "next";
import { entitlementsFor } from "@/lib/billing/entitlements";
import { PLANS, PLANS_BY_SIZE, TRIAL_DAYS } from "@/lib/billing/plans";
import type { Plan } from "@/lib/domain/views";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Table, Td, Th, Tr } from "@/components/ui/table";

const { marketing } = getMessages(DEFAULT_LOCALE);

export const metadata: Metadata = { title: marketing.meta.pricing };

/** Prices and what they buy today, read from the tables that decide it. What does not exist yet is not listed as a reason to pay. */
export default function PricingPage() {
  const words = marketing.pricing;
  const rows: readonly (readonly [string, (plan: Plan) => string])[] = [
    [words.rows.warnings, () => words.all],
    [words.rows.refresh, () => words.same],
    [words.rows.mail, () => words.included],
    [words.rows.table, () => words.included],
    [words.rows.manual, () => words.unlimited],
    [words.rows.connections, (plan) => String(entitlementsFor(plan).connections)],
    [words.rows.size, (plan) => sizesPerDay(plan)],
  ];
  return (
    <div className="pt-14">
      <h1 className="text-headline font-semibold tracking-[-0.02em] text-ink sm:text-display">{words.title}</h1>
      <p className="mt-3 max-w-[62ch] text-lead text-soft">{words.lead}</p>
      <div className="mt-10">
        <Table
          caption={marketing.meta.pricing}
          head={
            <>
              <Th className="min-w-56">{words.feature}</Th>
              {PLANS_BY_SIZE.map((plan) => (
                <Th key={plan} className="min-w-32 align-top">
                  <span className="block text-body font-medium text-ink">{PLANS[plan].name}</span>
                  <Price plan={plan} />
                </Th>
              ))}
            </>
          }
        >
          {rows.map(([label, value]) => (
            <Tr key={label}>
              <Td className="text-ink">{label}</Td>
              {PLANS_BY_SIZE.map((plan) => (
                <Td key={plan} className="figures text-soft">
                  {value(plan)}
                </Td>
              ))}
            </Tr>
          ))}
        </Table>
      </div>
      <p className="mt-6 max-w-[72ch] text-body text-soft">{words.trial(TRIAL_DAYS)}</p>
      <p className="mt-2 max-w-[72ch] text-body text-soft">{words.later}</p>
      <div className="mt-6">
        <ButtonLink href="/sign-up" variant="primary" className="h-10 px-4">
          {words.start}
        </ButtonLink>
      </div>
      <p className="mt-4 text-caption text-muted">{words.small}</p>
    </div>
  );
}

function sizesPerDay(plan: Plan): string {
  const { sizeATradePerDay } = entitlementsFor(plan);
  return sizeATradePerDay === null ? marketing.pricing.unlimited : marketing.pricing.perDay(sizeATradePerDay);
}

function Price({ plan }: { plan: Plan }) {
  const { priceUsd } = PLANS[plan];
  const words = marketing.pricing;
  return (
    <>
      <span className="figures mt-1 block text-title font-semibold text-ink">
        {priceUsd === null ? words.free : `$${priceUsd.month}`}
        {priceUsd === null ? null : <span className="ml-1 text-caption font-normal text-muted">{words.perMonth}</span>}
      </span>
      <span className="figures block min-h-4 pb-2 text-caption text-muted">
        {priceUsd === null ? null : words.perYear(`$${priceUsd.year}`)}
      </span>
    </>
  );
}
