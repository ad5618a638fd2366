import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** An asset's market, in shape, while it is read. */
export default function AssetLoading() {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-44 w-full" />
      <div className="grid gap-9 lg:grid-cols-2">
        <RowsSkeleton rows={8} />
        <RowsSkeleton rows={8} />
      </div>
    </div>
  );
}
