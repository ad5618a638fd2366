import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadMarketView } from "@/lib/recommendation/load-market-view";
import { MarketScreen } from "./_components/market-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).market.screen };

/** Market: what state the market is in. */
export default async function MarketPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <MarketScreen slug={ctx.slug} initial={await loadMarketView(ctx)} />;
}
