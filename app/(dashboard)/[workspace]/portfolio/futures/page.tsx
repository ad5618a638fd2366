import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { FuturesScreen } from "./_components/futures-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).portfolioRisk.futures.screen };

/** How far futures positions are from liquidation, and what they cost a day. */
export default async function FuturesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <FuturesScreen slug={ctx.slug} initial={await loadPortfolioReport(ctx)} />;
}
