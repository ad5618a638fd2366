import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadRecommendation } from "@/lib/recommendation/load-recommendation";
import { loadInbox } from "./_components/load-inbox";
import { RecommendationsScreen } from "./_components/recommendations-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).recommendations.screen };

interface RecommendationsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
}

/** The inbox: what to do, what is held back, what was done. Where there is room, the first stands open beside it. */
export default async function RecommendationsPage({ params, searchParams }: RecommendationsPageProps) {
  const { ctx, inbox } = await loadInbox((await params).workspace, (await searchParams).tab);
  const [first] = inbox.list;
  const detail = first === undefined ? null : await loadRecommendation(ctx, first.id);
  return <RecommendationsScreen {...inbox} detail={detail} isChosen={false} />;
}
