"use client";

import type { HoldingsView, TotalView } from "@/lib/domain/views";
import { subtractDecimals } from "@/lib/domain/decimal";
import { missingName } from "@/lib/format/headline";
import type { ScreenMessages } from "@/lib/format/messages/en-screens";
import { money, USD, type Accounting } from "@/lib/format/money";
import { moneyParts } from "@/lib/format/money-parts";
import { NOT_KNOWN, textOf, type Formatted } from "@/lib/format/number";
import { dollarPrice } from "@/lib/format/price";
import { quantityShort } from "@/lib/format/quantity";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/hint";
import { SectionHeading } from "@/components/ui/section-heading";
import { ToneMark } from "@/components/ui/tone-mark";
import { SumParts } from "./sum-parts";

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

/** TotalSection adds the wallets up to the total, to the cent, and names what is not in it. */
export function TotalSection({ view }: { view: HoldingsView }) {
  const messages = useScreenMessages();
  const { portfolio, wallets } = messages;
  const { total, accounting } = view;
  const parts = [
    ...[...total.byWallet]
      .sort((a, b) => rank(a.wallet) - rank(b.wallet))
      .map(({ wallet, valueUsd }) => ({ key: wallet, label: wallets[wallet] ?? wallet, valueUsd })),
    ...(total.offPeg === undefined ? [] : [offPegPart(total.offPeg, portfolio)]),
  ];
  const printed = moneyParts(
    parts.map(({ valueUsd }) => Number(valueUsd)),
    accounting,
  );
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
      <SumParts
        parts={parts.map(({ key, label }, index) => ({ key, label, value: textOf(printed.parts[index] ?? NOT_KNOWN) }))}
        sum={{
          key: "sum",
          label: portfolio.total.sum,
          value: <Sum sum={printed.sum} total={total} isInUsd={accounting.currency === "USD"} />,
        }}
      />
      {total.offPeg === undefined ? null : <OffPegNote total={total} offPeg={total.offPeg} accounting={accounting} />}
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

type OffPeg = NonNullable<TotalView["offPeg"]>;

function offPegPart({ coins, valueUsd }: OffPeg, { total }: ScreenMessages["portfolio"]) {
  return { key: "off-peg", label: total.offPeg(coins.map(({ asset }) => asset).join(", ")), valueUsd };
}

function Sum({ sum, total, isInUsd }: { sum: Formatted; total: TotalView; isInUsd: boolean }) {
  return (
    <>
      {textOf(sum)}
      {isInUsd ? null : (
        <span className="ml-2 text-dense font-normal text-muted">
          {textOf(money(Number(total.totalUsd), USD, { digits: "exact" }))}
        </span>
      )}
    </>
  );
}

/** What the coin costs, by whom and since when, and the total the exchanges themselves show. */
function OffPegNote({ total, offPeg, accounting }: { total: TotalView; offPeg: OffPeg; accounting: Accounting }) {
  const { portfolio, time } = useScreenMessages();
  const venueTotal = subtractDecimals(total.totalUsd, offPeg.valueUsd);
  const coins = offPeg.coins.map(({ asset, priceUsd, sources, since }) =>
    portfolio.total.offPegCoin(asset, dollarPrice(Number(priceUsd)), sources, time.dayClock(since)),
  );
  return (
    <p className="mt-2 flex items-start gap-2 text-dense text-soft">
      <ToneMark tone="warning" className="mt-0.5 self-start" />
      {portfolio.total.offPegNote(coins.join("; "), textOf(money(Number(venueTotal), accounting, { digits: "exact" })))}
    </p>
  );
}

function rank(wallet: string): number {
  const at = WALLETS.indexOf(wallet);
  return at === -1 ? WALLETS.length : at;
}
