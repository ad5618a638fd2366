import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { ScreenSkeleton } from "@/components/ui/screen-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Portfolio's shape while it is read. */
export default function PortfolioLoading() {
  return (
    <ScreenSkeleton>
      <Skeleton className="h-24 w-full" />
      <RowsSkeleton rows={8} />
    </ScreenSkeleton>
  );
}
