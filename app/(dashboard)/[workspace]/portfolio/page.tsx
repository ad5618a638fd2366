import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadHoldings } from "@/lib/recommendation/load-holdings";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { loadReconciliation } from "@/lib/recommendation/load-reconciliation";
import { isPermitted } from "@/lib/workspace/require-permission";
import { PortfolioScreen } from "./_components/portfolio-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).portfolio.screen };

interface PortfolioPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ add?: string | string[] }>;
}

/** Portfolio: a total that reconciles, holdings over all wallets, positions, and what is held elsewhere. */
export default async function PortfolioPage({ params, searchParams }: PortfolioPageProps) {
  const { ctx } = await openPage((await params).workspace);
  const [holdings, report, reconciliation] = await Promise.all([
    loadHoldings(ctx),
    loadPortfolioReport(ctx),
    loadReconciliation(ctx, { period: "30d" }),
  ]);
  return (
    <PortfolioScreen
      slug={ctx.slug}
      initial={holdings}
      initialReport={report}
      initialReconciliation={reconciliation}
      canWrite={isPermitted(ctx.role, "holding.write")}
      isAdding={(await searchParams).add === "holding"}
    />
  );
}
