import { clsx } from "clsx";

/** Skeleton is a quiet block of the size of what is coming. Give it the height and width of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("skeleton block", className)} />;
}
