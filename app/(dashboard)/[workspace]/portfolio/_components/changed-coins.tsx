"use client";

import { useState } from "react";
import type { AccountReconciliation, ChangeParts, ReconciledAsset } from "@/lib/domain/reconciliation-view";
import type { DecimalString } from "@/lib/domain/decimal";
import { money, type Accounting } from "@/lib/format/money";
import { MINUS, NOT_KNOWN } from "@/lib/format/number";
import { quantityShort } from "@/lib/format/quantity";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Num } from "@/components/ui/num";
import { Table, Td, Th, Tr } from "@/components/ui/table";

/** More than a screen's worth folds. */
const ROWS_SHOWN = 6;

type Part = Exclude<keyof ChangeParts, "unexplained">;
/** A column stands only where something is in it. */
const PARTS: readonly Part[] = ["trades", "flows", "funding", "income", "fees"];

/** ChangedCoins is every coin that changed, in its own units: named findings first, the long rest folded. */
export function ChangedCoins({ account, accounting }: { account: AccountReconciliation; accounting: Accounting }) {
  const { portfolio } = useScreenMessages();
  const words = portfolio.reconciliation;
  const [isUnfolded, setUnfolded] = useState(false);
  const { assets } = account;
  const parts = PARTS.filter((part) => assets.some((asset) => Number(asset[part]) !== 0));
  const shown = isUnfolded ? assets : assets.slice(0, ROWS_SHOWN);
  return (
    <div>
      <Table
        caption={words.byCoin}
        head={
          <>
            <Th>{words.coin}</Th>
            <Th isFigure>{words.change}</Th>
            {parts.map((part) => (
              <Th key={part} isFigure>
                {words.part[part]}
              </Th>
            ))}
            <Th isFigure>{words.part.unexplained}</Th>
            <Th isFigure>{words.worth}</Th>
          </>
        }
      >
        {shown.map((asset) => (
          <CoinRow
            key={asset.asset}
            coin={asset}
            parts={parts}
            isFinding={account.state === "unexplained" && asset.isNamed}
            accounting={accounting}
          />
        ))}
      </Table>
      {assets.length <= ROWS_SHOWN ? null : (
        <button
          type="button"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
          className="mt-2 text-dense text-accent hover:underline"
        >
          {isUnfolded ? portfolio.holdings.hide : words.showAll(assets.length)}
        </button>
      )}
    </div>
  );
}

function CoinRow({
  coin,
  parts,
  isFinding,
  accounting,
}: {
  coin: ReconciledAsset;
  parts: readonly Part[];
  isFinding: boolean;
  accounting: Accounting;
}) {
  const { asset, change, unexplained, unexplainedUsd } = coin;
  return (
    <Tr className="hover:bg-hover">
      <Td className="font-medium text-ink">{asset}</Td>
      <Td isFigure className="text-ink">
        {signed(change)}
      </Td>
      {parts.map((part) => (
        <Td key={part} isFigure className="text-soft">
          {signed(coin[part])}
        </Td>
      ))}
      <Td isFigure className={isFinding ? "font-medium text-high-ink" : "text-muted"}>
        {signed(unexplained)}
      </Td>
      <Td isFigure className={isFinding ? "text-ink" : "text-muted"}>
        {Number(unexplained) === 0 ? null : (
          <Num
            value={unexplainedUsd === null ? NOT_KNOWN : money(Number(unexplainedUsd), accounting, { sign: "always" })}
          />
        )}
      </Td>
    </Tr>
  );
}

/** A change carries its sign; what did not happen stays empty. */
function signed(amount: DecimalString): string {
  const text = quantityShort(amount);
  if (text === "0") return "";
  return text.startsWith(MINUS) ? text : `+${text}`;
}
