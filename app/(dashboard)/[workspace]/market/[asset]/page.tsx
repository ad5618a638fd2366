import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { openPage } from "@/lib/api/open-page";
import { AppError } from "@/lib/domain/errors";
import { loadAssetMarket } from "@/lib/recommendation/load-market-view";
import { AssetScreen } from "./_components/asset-screen";

interface AssetPageProps {
  params: Promise<{ workspace: string; asset: string }>;
}

export async function generateMetadata({ params }: AssetPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).asset) };
}

/** One asset's market: everything its state is made of. */
export default async function AssetPage({ params }: AssetPageProps) {
  const { workspace, asset } = await params;
  const { ctx } = await openPage(workspace);
  try {
    return <AssetScreen slug={ctx.slug} initial={await loadAssetMarket(ctx, decodeURIComponent(asset))} />;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
