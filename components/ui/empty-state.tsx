import type { ReactNode } from "react";
import { clsx } from "clsx";

interface EmptyStateProps {
  /** What will be here. */
  title: ReactNode;
  children?: ReactNode;
  /** The one action that fills it. */
  action?: ReactNode;
  className?: string;
}

/** EmptyState says what will stand here and the one thing that fills it. Left-aligned, as the content will be. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div className={clsx("flex flex-col items-start gap-3 border-t border-line py-6", className)}>
      <div className="max-w-[52ch]">
        <p className="text-body font-medium text-ink">{title}</p>
        {children === undefined ? null : <p className="mt-1 text-body text-soft">{children}</p>}
      </div>
      {action}
    </div>
  );
}
