"use client";

import Link from "next/link";
import type { MarketStructure } from "@/lib/domain/market-structure";
import { compactUsd } from "@/lib/format/compact-usd";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { RegimeMix } from "@/components/charts/regime-mix";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Fact, FactList } from "@/components/ui/fact-list";
import { SectionHeading } from "@/components/ui/section-heading";
import { Term } from "@/components/ui/term";

/** StructureSection is how the assets divide into regimes, who pays whom for leverage, and what a regime does not say. */
export function StructureSection({ structure }: { structure: MarketStructure }) {
  const { market } = useScreenMessages();
  const words = market.structure;
  const { shareBull, shareSideways, shareBear, derivatives } = structure;
  const whole = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  return (
    <section aria-labelledby="structure">
      <SectionHeading id="structure">{words.title}</SectionHeading>
      <div className="max-w-3xl">
        <FactList>
          <Fact term={<Term name="regime">{words.shares}</Term>}>
            <span className="inline-flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
              <RegimeMix
                shares={{ bull: shareBull, sideways: shareSideways, bear: shareBear }}
                className="block h-2 w-32 shrink-0"
              />
              {words.regimes(whole(shareBull), whole(shareSideways), whole(shareBear))}
            </span>
          </Fact>
          <Fact
            term={<Term name="funding">{words.funding}</Term>}
            {...(derivatives === null
              ? {}
              : { detail: words.fundingDetail(whole(derivatives.shareLongsPay), derivatives.assets) })}
          >
            {derivatives === null
              ? words.noDerivatives
              : textOf(percent(derivatives.fundingRateMedian, { decimals: 4, sign: "always" }))}
          </Fact>
          <Fact
            term={words.openInterest}
            {...(derivatives?.openInterestChange7d == null
              ? {}
              : {
                  detail: words.openInterestChange(
                    textOf(percent(derivatives.openInterestChange7d, { sign: "always" })),
                  ),
                })}
          >
            {textOf(derivatives?.openInterestUsd == null ? NOT_KNOWN : compactUsd(derivatives.openInterestUsd))}
          </Fact>
        </FactList>
      </div>
      <p className="mt-3 max-w-[76ch] text-dense text-soft">
        {market.caution}{" "}
        <Link href="/evidence" className="text-accent underline">
          {market.cautionLink}
        </Link>
      </p>
    </section>
  );
}
