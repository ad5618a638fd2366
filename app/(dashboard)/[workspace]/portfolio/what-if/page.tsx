import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { WhatIfScreen } from "./_components/what-if-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).portfolioRisk.whatIf.screen };

/** What a change would do to the book, before it is made. */
export default async function WhatIfPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <WhatIfScreen slug={ctx.slug} initial={await loadPortfolioReport(ctx)} />;
}
