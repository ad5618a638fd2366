import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { sandboxUrl } from "@/lib/api/sandbox-url";
import { listConnections } from "@/lib/connection/list-connections";
import { listEgressAddresses } from "@/lib/connection/list-egress-addresses";
import { listVenueOptions } from "@/lib/connection/list-venue-options";
import { listManualHoldings } from "@/lib/connection/manual-holdings/list-manual-holdings";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { getSessionUser } from "@/lib/identity/get-session-user";
import { getWorkspaceContext } from "@/lib/workspace/get-workspace-context";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import { loadOnboarding } from "@/lib/workspace/onboarding/load-onboarding";
import { OnboardingFlow } from "./_components/onboarding-flow";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).onboarding.title };

/** The six questions of one's own workspace, resumed where they were left; then the first account. */
export default async function OnboardingPage() {
  const user = await getSessionUser();
  if (user === null) redirect("/sign-in?next=/onboarding");
  const own = (await listWorkspaces(user.userId)).find(({ role }) => role === "owner");
  if (own === undefined) redirect("/continue");
  const ctx = await getWorkspaceContext(own.slug);
  const [view, connections, holdings] = await Promise.all([
    loadOnboarding(ctx),
    listConnections(ctx),
    listManualHoldings(ctx),
  ]);
  if (view.isFinished && connections.length > 0) redirect(`/${own.slug}/overview`);
  return (
    <OnboardingFlow
      slug={own.slug}
      initial={view}
      holdings={holdings}
      email={user.email}
      venues={listVenueOptions()}
      egressAddresses={listEgressAddresses()}
      sandboxUrl={sandboxUrl("/")}
    />
  );
}
