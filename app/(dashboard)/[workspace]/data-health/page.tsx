import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadDataHealth } from "@/lib/market/load-data-health";
import { DataHealthScreen } from "./_components/data-health-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).dataHealth.screen };

/** Data health: whether the figures can be trusted right now. */
export default async function DataHealthPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <DataHealthScreen slug={ctx.slug} initial={await loadDataHealth(ctx)} />;
}
