import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Portfolio's shape while it is read. */
export default function PortfolioLoading() {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      <Skeleton className="h-24 w-full" />
      <RowsSkeleton rows={8} />
    </div>
  );
}
