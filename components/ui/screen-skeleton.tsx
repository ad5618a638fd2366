import type { ReactNode } from "react";
import { HeadlineSkeleton } from "./headline-skeleton";

/** ScreenSkeleton holds the place of a screen: its sentence, then what is given, in the screen's own spacing. */
export function ScreenSkeleton({ children }: { children: ReactNode }) {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      {children}
    </div>
  );
}
