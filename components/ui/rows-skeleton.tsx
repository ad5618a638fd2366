import { Skeleton } from "./skeleton";

/** RowsSkeleton holds the place of a hairlined list. */
export function RowsSkeleton({ rows, className = "h-4" }: { rows: number; className?: string }) {
  return (
    <div className="border-t border-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="border-b border-line py-2.5">
          <Skeleton className={`w-full max-w-xl ${className}`} />
        </div>
      ))}
    </div>
  );
}
