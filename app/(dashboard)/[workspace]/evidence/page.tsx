import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { loadEvidence } from "@/lib/recommendation/load-evidence";
import { EvidenceScreen } from "./_components/evidence-screen";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).evidence.workspace.screen };

/** What Ballast would have done with today's book, and what that would have cost. */
export default async function EvidencePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await openPage((await params).workspace);
  return <EvidenceScreen slug={ctx.slug} initial={await loadEvidence(ctx)} />;
}
