import { Skeleton } from "./skeleton";

/** HeadlineSkeleton holds the place of a screen's sentence. */
export function HeadlineSkeleton() {
  return (
    <div>
      <Skeleton className="h-4 w-64 max-w-full" />
      <Skeleton className="mt-2 h-7 w-[34rem] max-w-full sm:h-9" />
      <Skeleton className="mt-2 h-5 w-[44rem] max-w-full" />
    </div>
  );
}
