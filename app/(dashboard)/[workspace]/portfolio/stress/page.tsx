import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { StressScreen } from "./_components/stress-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).portfolioRisk.stress.screen };

/** What past crises would do to today's book. */
export default async function StressPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <StressScreen slug={ctx.slug} initial={await loadPortfolioReport(ctx)} />;
}
