"use client";

import type { DataTrust } from "@/lib/domain/market-state";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { TrustReasons } from "@/components/market/trust-reasons";
import { SectionHeading } from "@/components/ui/section-heading";
import { Term } from "@/components/ui/term";

/** TrustSection is how far the data behind the page deserve belief, and why not further. */
export function TrustSection({ trust }: { trust: DataTrust }) {
  const { market } = useScreenMessages();
  const words = market.asset.trust;
  return (
    <section aria-labelledby="trust">
      <SectionHeading
        id="trust"
        aside={<span className="figures text-dense text-ink">{textOf(percent(trust.score, { decimals: 0 }))}</span>}
      >
        <Term name="dataTrust">{words.title}</Term>
      </SectionHeading>
      <div className="border-t border-line py-2 text-dense text-soft">
        {trust.reasons.length === 0 ? <p>{words.fine}</p> : <TrustReasons trust={trust} />}
      </div>
    </section>
  );
}
