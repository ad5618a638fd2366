import { redirect } from "next/navigation";

/** A workspace's own address is its Overview. */
export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  redirect(`/${encodeURIComponent((await params).workspace)}/overview`);
}
