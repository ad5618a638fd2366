import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { RiskScreen } from "./_components/risk-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).portfolioRisk.risk.screen };

/** What a bad day costs, where the risk comes from, and how else it could be spread. */
export default async function RiskPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <RiskScreen slug={ctx.slug} initial={await loadPortfolioReport(ctx)} />;
}
