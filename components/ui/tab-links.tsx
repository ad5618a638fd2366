"use client";

import { useEffect, useRef } from "react";
import Link from "next/link";
import { clsx } from "clsx";

export interface TabLink {
  href: string;
  label: string;
  count?: number;
  isCurrent: boolean;
}

/** TabLinks are views of one list, each with its own address, so that back, reload and sharing work. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const current = useRef<HTMLLIElement>(null);
  const place = tabs.findIndex(({ isCurrent }) => isCurrent);
  // On a phone the chosen tab may stand outside the line.
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [place]);
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b border-line px-4 md:mx-0 md:px-0">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.href} ref={tab.isCurrent ? current : undefined}>
            <Link
              href={tab.href}
              aria-current={tab.isCurrent ? "page" : undefined}
              scroll={false}
              className={clsx(
                "-mb-px flex items-baseline gap-1.5 whitespace-nowrap border-b-2 py-2 text-body pointer-coarse:py-3",
                tab.isCurrent ? "border-accent font-medium text-ink" : "border-transparent text-soft hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="figures text-caption text-muted">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
