"use client";

import { useState } from "react";
import type { HoldingsView, HoldingView } from "@/lib/domain/views";
import { money } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Hint } from "@/components/ui/hint";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { HoldingRow } from "./holding-row";

/** HoldingsTable is each asset over all wallets and places; what is too small to matter folds into one line. */
export function HoldingsTable({ view }: { view: HoldingsView }) {
  const { portfolio } = useScreenMessages();
  const words = portfolio.holdings;
  const [isUnfolded, setUnfolded] = useState(false);
  const main = view.holdings.filter(({ isDust }) => !isDust);
  const dust = view.holdings.filter(({ isDust }) => isDust);
  const dustUsd = dust.reduce((sum, { valueUsd }) => sum + (valueUsd ?? 0), 0);
  const row = (holding: HoldingView) => (
    <HoldingRow key={holding.asset} holding={holding} accounting={view.accounting} />
  );
  return (
    <section aria-labelledby="holdings">
      <SectionHeading id="holdings">{words.title}</SectionHeading>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.asset}</Th>
            <Th isFigure>{words.quantity}</Th>
            <Th isFigure>{words.price}</Th>
            <Th isFigure>{words.value}</Th>
            <Th isFigure>{words.share}</Th>
            <Th isFigure>
              <Hint text={words.exposureHint} className="term">
                {words.exposure}
              </Hint>
            </Th>
            <Th isFigure>{words.hold}</Th>
            <Th isFigure>{words.locked}</Th>
          </>
        }
      >
        {main.map(row)}
        {dust.length === 0 ? null : (
          <Tr>
            <Td>
              <Hint text={words.otherHint} className="term text-soft">
                {words.other(dust.length)}
              </Hint>
            </Td>
            <Td isFigure colSpan={2}>
              <button
                type="button"
                aria-expanded={isUnfolded}
                onClick={() => setUnfolded(!isUnfolded)}
                className="text-accent hover:underline"
              >
                {isUnfolded ? words.hide : words.show}
              </button>
            </Td>
            <Td isFigure className="text-soft">
              {textOf(money(dustUsd, view.accounting))}
            </Td>
            <Td colSpan={4} />
          </Tr>
        )}
        {isUnfolded ? dust.map(row) : null}
      </Table>
    </section>
  );
}
