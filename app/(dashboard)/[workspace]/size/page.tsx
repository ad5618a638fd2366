import type { Metadata } from "next";
import { loadShell } from "@/lib/api/load-shell";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadAccounting } from "@/lib/recommendation/load-accounting";
import { loadWatchlist } from "@/lib/recommendation/load-watchlist";
import { SizeScreen } from "./_components/size-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).size.screen };

/** Size a trade: the standing table is in the HTML, a trade of one's own is asked through the API. */
export default async function SizePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, user } = await openPage((await params).workspace);
  const [rows, accounting, shell] = await Promise.all([loadWatchlist(ctx), loadAccounting(ctx), loadShell(ctx, user)]);
  return <SizeScreen slug={ctx.slug} initialRows={rows} accounting={accounting} usage={shell.plan.sizeATrade} />;
}
