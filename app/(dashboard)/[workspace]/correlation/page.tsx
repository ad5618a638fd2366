import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";
import { CorrelationScreen } from "./_components/correlation-screen";
import { toWindow } from "./_components/windows";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).correlation.screen };

interface CorrelationPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ window?: string | string[] }>;
}

/** Correlation: which positions are the same bet. */
export default async function CorrelationPage({ params, searchParams }: CorrelationPageProps) {
  const { ctx } = await openPage((await params).workspace);
  return (
    <CorrelationScreen
      slug={ctx.slug}
      initial={await loadPortfolioReport(ctx)}
      initialWindow={toWindow((await searchParams).window)}
    />
  );
}
