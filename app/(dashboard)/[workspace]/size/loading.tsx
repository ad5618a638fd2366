import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Size a trade's shape while the table is computed. */
export default function SizeLoading() {
  return (
    <div aria-busy className="flex flex-col gap-8">
      <HeadlineSkeleton />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-12">
        <Skeleton className="h-80 w-full lg:col-span-4" />
        <Skeleton className="h-80 w-full lg:col-span-8" />
      </div>
      <RowsSkeleton rows={6} className="h-8" />
    </div>
  );
}
