import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadOverview } from "@/lib/recommendation/load-overview";
import { isPermitted } from "@/lib/workspace/require-permission";
import { OverviewScreen } from "./_components/overview-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).overview.screen };

/** Overview, with its figures in the HTML. */
export default async function OverviewPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return (
    <OverviewScreen
      slug={ctx.slug}
      initial={await loadOverview(ctx)}
      canWrite={isPermitted(ctx.role, "holding.write")}
    />
  );
}
