"use client";

import { clsx } from "clsx";
import type { HoldingsView } from "@/lib/domain/views";
import { missingName } from "@/lib/format/headline";
import { money, USD } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { quantityShort } from "@/lib/format/quantity";
import { useMessages } from "@/components/i18n/use-messages";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/hint";
import { SectionHeading } from "@/components/ui/section-heading";

/** The order a trader knows from the exchange. */
const WALLETS = [
  "spot",
  "unified",
  "earn_flexible",
  "earn_locked",
  "funding",
  "margin",
  "futures",
  "coin_futures",
  "options",
  "bots",
  "copy_trading",
  "manual",
];

/** A line on phones; a column with the sum's sign before it on wide screens. */
const PART =
  "relative before:absolute before:bottom-0 before:left-3.5 before:text-body before:text-muted " +
  "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:border-b max-sm:border-line max-sm:py-1.5 max-sm:last:border-b-0";

/** TotalSection adds the wallets up to the total, to the cent, and names what is not in it. */
export function TotalSection({ view }: { view: HoldingsView }) {
  const messages = useMessages();
  const { portfolio } = messages;
  const { total, accounting } = view;
  const parts = [...total.byWallet].sort((a, b) => rank(a.wallet) - rank(b.wallet));
  const exact = (usd: string) => textOf(money(Number(usd), accounting, { digits: "exact" }));
  return (
    <section aria-labelledby="total">
      <SectionHeading
        id="total"
        aside={<span className="text-caption text-muted max-sm:hidden">{portfolio.total.reconcile}</span>}
      >
        {portfolio.total.title}
      </SectionHeading>
      {total.isComplete ? null : (
        <Banner
          tone="warning"
          className="mb-3"
          title={portfolio.total.incomplete(total.missing.map((name) => missingName(name, messages)).join(", "))}
        />
      )}
      <dl className="figures flex flex-col border-y border-line sm:flex-row sm:flex-wrap sm:items-end sm:gap-y-3 sm:py-3">
        {parts.map((part, index) => (
          <div key={part.wallet} className={clsx(PART, index > 0 && "sm:pl-9 sm:before:content-['+']")}>
            <dt className="eyebrow">{portfolio.wallet[part.wallet] ?? part.wallet}</dt>
            <dd className="text-body text-ink">{exact(part.valueUsd)}</dd>
          </div>
        ))}
        <div className={clsx(PART, "sm:pl-9 sm:before:content-['=']")}>
          <dt className="eyebrow">{portfolio.total.sum}</dt>
          <dd className="text-body font-semibold text-ink">
            {exact(total.totalUsd)}
            {accounting.currency === "USD" ? null : (
              <span className="ml-2 text-dense font-normal text-muted">
                {textOf(money(Number(total.totalUsd), USD, { digits: "exact" }))}
              </span>
            )}
          </dd>
        </div>
      </dl>
      {total.unpriced.length === 0 ? null : (
        <p className="mt-2 text-dense text-soft">
          <Hint text={portfolio.total.unpricedHint} className="term">
            {portfolio.total.unpriced(total.unpriced.length)}
          </Hint>
          <span className="figures text-muted">
            {`: ${total.unpriced.map(({ asset, quantity }) => `${quantityShort(quantity)} ${asset}`).join(", ")}`}
          </span>
        </p>
      )}
    </section>
  );
}

function rank(wallet: string): number {
  const at = WALLETS.indexOf(wallet);
  return at === -1 ? WALLETS.length : at;
}
