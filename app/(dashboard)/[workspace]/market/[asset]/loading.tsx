import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { ScreenSkeleton } from "@/components/ui/screen-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** An asset's market, in shape, while it is read. */
export default function AssetLoading() {
  return (
    <ScreenSkeleton>
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-44 w-full" />
      <div className="grid gap-9 lg:grid-cols-2">
        <RowsSkeleton rows={8} />
        <RowsSkeleton rows={8} />
      </div>
    </ScreenSkeleton>
  );
}
