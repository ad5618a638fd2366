"use client";

import Link from "next/link";
import type { DataHealthView } from "@/lib/domain/market-views";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { TrustReasons } from "@/components/market/trust-reasons";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

interface TrustTableProps {
  slug: string;
  trust: DataHealthView["trust"];
}

/** TrustTable is the assets whose data deserve less than full trust, and why; the others are counted. */
export function TrustTable({ slug, trust }: TrustTableProps) {
  const { dataHealth } = useMessages();
  const words = dataHealth.trust;
  const doubted = trust.filter((each) => each.trust.score < 1);
  const fine = trust.length - doubted.length;
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
              <Th>{words.asset}</Th>
              <Th isFigure>{words.trust}</Th>
              <Th>{words.why}</Th>
              <Th isFigure>{words.asOf}</Th>
            </>
          }
        >
          {doubted.map(({ asset, asOf, trust: each }) => (
            <Tr key={asset}>
              <Td>
                <Link
                  href={`/${slug}/market/${encodeURIComponent(asset)}`}
                  className="font-medium text-ink hover:underline"
                >
                  {asset}
                </Link>
              </Td>
              <Td isFigure className="text-ink">
                {textOf(percent(each.score, { decimals: 0 }))}
              </Td>
              <Td className="text-soft">
                <TrustReasons trust={each} />
              </Td>
              <Td isFigure>
                <AsOf at={asOf} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {fine === 0 ? null : <p className="mt-2 text-caption text-muted">{words.fine(fine)}</p>}
    </section>
  );
}
