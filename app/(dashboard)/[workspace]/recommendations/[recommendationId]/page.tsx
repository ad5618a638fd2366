import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/domain/errors";
import type { RecommendationDetailView } from "@/lib/domain/views";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadRecommendation } from "@/lib/recommendation/load-recommendation";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadInbox } from "../_components/load-inbox";
import { RecommendationsScreen } from "../_components/recommendations-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).recommendations.screen };

interface RecommendationPageProps {
  params: Promise<{ workspace: string; recommendationId: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
}

/** One recommendation beside its list; on phones, alone. */
export default async function RecommendationPage({ params, searchParams }: RecommendationPageProps) {
  const { workspace, recommendationId } = await params;
  const { ctx, inbox } = await loadInbox(workspace, (await searchParams).tab);
  return <RecommendationsScreen {...inbox} detail={await findRecommendation(ctx, recommendationId)} isChosen />;
}

async function findRecommendation(ctx: WorkspaceContext, id: string): Promise<RecommendationDetailView> {
  try {
    return await loadRecommendation(ctx, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
