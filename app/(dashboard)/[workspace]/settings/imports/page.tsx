import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { listConnections } from "@/lib/connection/list-connections";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { listImports } from "@/lib/imports/list-imports";
import { isPermitted } from "@/lib/workspace/require-permission";
import { ImportsScreen } from "../_components/imports-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).settings.tabs.imports };

export default async function ImportsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  const [imports, connections] = await Promise.all([listImports(ctx), listConnections(ctx)]);
  const linked = connections.filter(({ status }) => status !== "disconnected").map(({ venue }) => venue);
  return (
    <ImportsScreen
      slug={ctx.slug}
      initial={imports}
      linkedVenues={[...new Set(linked)]}
      canWrite={isPermitted(ctx.role, "holding.write")}
    />
  );
}
