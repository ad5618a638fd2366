import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { sandboxUrl } from "@/lib/api/sandbox-url";
import { loadPlanView } from "@/lib/billing/load-plan-view";
import { listConnections } from "@/lib/connection/list-connections";
import { listEgressAddresses } from "@/lib/connection/list-egress-addresses";
import { listVenueOptions } from "@/lib/connection/list-venue-options";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { isPermitted } from "@/lib/workspace/require-permission";
import { ConnectionsScreen } from "../_components/connections-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).settings.tabs.connections };

export default async function ConnectionsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  const [connections, plan] = await Promise.all([listConnections(ctx), loadPlanView(ctx)]);
  return (
    <ConnectionsScreen
      slug={ctx.slug}
      initial={connections}
      limit={plan.connections.limit}
      canWrite={isPermitted(ctx.role, "connection.write")}
      venues={listVenueOptions()}
      egressAddresses={listEgressAddresses()}
      sandboxUrl={sandboxUrl("/")}
    />
  );
}
