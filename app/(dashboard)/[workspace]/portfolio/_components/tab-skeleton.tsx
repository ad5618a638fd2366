import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** TabSkeleton is the shape of a tab of the portfolio while it is computed. */
export function TabSkeleton() {
  return (
    <div aria-busy className="flex flex-col gap-7">
      <HeadlineSkeleton />
      <Skeleton className="h-9 w-full" />
      <RowsSkeleton rows={6} className="h-7" />
    </div>
  );
}
