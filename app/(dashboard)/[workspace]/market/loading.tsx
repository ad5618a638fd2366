import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { ScreenSkeleton } from "@/components/ui/screen-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Market's shape while it is read. */
export default function MarketLoading() {
  return (
    <ScreenSkeleton>
      <Skeleton className="h-24 w-full" />
      <RowsSkeleton rows={3} />
      <RowsSkeleton rows={12} className="h-6" />
    </ScreenSkeleton>
  );
}
