import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadInbox } from "./_components/load-inbox";
import { RecommendationsScreen } from "./_components/recommendations-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).recommendations.screen };

interface RecommendationsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
}

/** The inbox: what to do, what is held back, what was done. */
export default async function RecommendationsPage({ params, searchParams }: RecommendationsPageProps) {
  const { inbox } = await loadInbox((await params).workspace, (await searchParams).tab);
  return <RecommendationsScreen {...inbox} detail={null} />;
}
