import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The Overview's shape while it is read. */
export default function OverviewLoading() {
  return (
    <div aria-busy className="grid gap-x-10 gap-y-8 lg:grid-cols-12">
      <div className="lg:col-span-12">
        <HeadlineSkeleton />
      </div>
      <div className="-mx-4 flex gap-6 overflow-hidden border-y border-line px-4 py-4 md:mx-0 md:grid md:grid-cols-5 md:px-0 lg:col-span-12">
        {[0, 1, 2, 3, 4].map((figure) => (
          <div key={figure} className="w-[40vw] shrink-0 md:w-auto">
            <Skeleton className="h-4 w-16" />
            <Skeleton className="mt-1 h-7 w-24" />
            <Skeleton className="mt-0.5 h-4 w-28" />
            <div className="mt-2 h-4" />
          </div>
        ))}
      </div>
      <div className="lg:col-span-7">
        <Skeleton className="mb-2 h-5 w-20" />
        <RowsSkeleton rows={3} className="h-10" />
      </div>
      <div className="lg:col-span-5">
        <Skeleton className="h-64 w-full" />
      </div>
      <Skeleton className="h-32 w-full lg:col-span-12" />
      <Skeleton className="h-80 w-full lg:col-span-8" />
      <div className="lg:col-span-4">
        <RowsSkeleton rows={5} />
      </div>
    </div>
  );
}
