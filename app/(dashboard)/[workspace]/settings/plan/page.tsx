import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { entitlementsFor } from "@/lib/billing/entitlements";
import { loadPlanView } from "@/lib/billing/load-plan-view";
import { PLANS, PLANS_BY_SIZE } from "@/lib/billing/plans";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { isPermitted } from "@/lib/workspace/require-permission";
import { PlanScreen } from "../_components/plan-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).settings.tabs.plan };

interface PlanPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function PlanPage({ params, searchParams }: PlanPageProps) {
  const { ctx } = await openPage((await params).workspace);
  const { checkout } = await searchParams;
  return (
    <PlanScreen
      slug={ctx.slug}
      initial={await loadPlanView(ctx)}
      canWrite={isPermitted(ctx.role, "billing.write")}
      returned={checkout === "done" || checkout === "canceled" ? checkout : null}
      offers={PLANS_BY_SIZE.map((plan) => {
        const { connections, sizeATradePerDay } = entitlementsFor(plan);
        return { plan, priceUsd: PLANS[plan].priceUsd, connections, sizeATradePerDay };
      })}
    />
  );
}
