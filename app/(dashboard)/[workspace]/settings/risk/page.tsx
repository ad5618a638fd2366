import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadHighWaterMark } from "@/lib/recommendation/load-high-water-mark";
import { readPolicy } from "@/lib/workspace/read-policy";
import { isPermitted } from "@/lib/workspace/require-permission";
import { HighForm } from "../_components/high-form";
import { RiskForm } from "../_components/risk-form";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).settings.tabs.risk };

export default async function RiskPolicyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  const [{ policy, version }, high] = await Promise.all([readPolicy(ctx), loadHighWaterMark(ctx)]);
  return (
    <>
      <RiskForm slug={ctx.slug} policy={policy} version={version} canWrite={isPermitted(ctx.role, "policy.write")} />
      <HighForm slug={ctx.slug} high={high} canWrite={isPermitted(ctx.role, "ladder.reset")} />
    </>
  );
}
