"use client";

import Link from "next/link";
import type { DataHealthView } from "@/lib/domain/market-views";
import type { DataTrust } from "@/lib/domain/market-state";
import type { EpochMs } from "@/lib/domain/units";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { TrustReasons } from "@/components/market/trust-reasons";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

interface TrustTableProps {
  slug: string;
  trust: DataHealthView["trust"];
}

/** TrustTable is the assets whose data deserve less than full trust, by reason; the others are counted. */
export function TrustTable({ slug, trust }: TrustTableProps) {
  const { dataHealth } = useScreenMessages();
  const words = dataHealth.trust;
  const doubted = groupAlike(trust.filter((each) => each.trust.score < 1));
  const fine = trust.filter((each) => each.trust.score >= 1).length;
  return (
    <section aria-labelledby="trust">
      <SectionHeading id="trust">
        <Term name="dataTrust">{words.title}</Term>
      </SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">{trust.length === 0 ? words.none : words.note}</p>
      {doubted.length === 0 ? null : (
        <Table
          caption={words.title}
          head={
            <>
              <Th>{words.assets}</Th>
              <Th isFigure>{words.trust}</Th>
              <Th>{words.why}</Th>
              <Th isFigure>{words.asOf}</Th>
            </>
          }
        >
          {doubted.map(({ key, assets, oldestAt, trust: each }) => (
            <Tr key={key}>
              <Td className="max-w-[28rem]">
                <span className="flex flex-wrap gap-x-2">
                  {assets.map((asset) => (
                    <Link
                      key={asset}
                      href={`/${slug}/market/${encodeURIComponent(asset)}`}
                      className="inline-flex min-h-6 min-w-6 items-center font-medium text-ink hover:underline"
                    >
                      {asset}
                    </Link>
                  ))}
                </span>
              </Td>
              <Td isFigure className="text-ink">
                {textOf(percent(each.score, { decimals: 0 }))}
              </Td>
              <Td className="text-soft">
                <TrustReasons trust={each} />
              </Td>
              <Td isFigure>
                <AsOf at={oldestAt} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {fine === 0 ? null : <p className="mt-2 text-caption text-muted">{words.fine(fine)}</p>}
    </section>
  );
}

interface Alike {
  key: string;
  assets: string[];
  oldestAt: EpochMs;
  trust: DataTrust;
}

/** Assets that deserve the same trust for the same reasons stand in one row: a dead exchange makes one line, not forty. */
function groupAlike(trust: DataHealthView["trust"]): Alike[] {
  const rows = new Map<string, Alike>();
  for (const { asset, asOf, trust: own } of trust) {
    const key = JSON.stringify([own.score, own.reasons]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { key, assets: [asset], oldestAt: asOf, trust: own });
    else {
      row.assets.push(asset);
      row.oldestAt = Math.min(row.oldestAt, asOf);
    }
  }
  return [...rows.values()];
}
