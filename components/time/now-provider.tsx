"use client";

import { useEffect, useState, type ReactNode } from "react";
import type { EpochMs } from "@/lib/domain/units";
import { NowContext } from "./now-context";

const TICK_MS = 15_000;

/**
 * NowProvider gives every age on the page one clock. It starts at the server's instant, so that the first client render
 * equals the HTML, then ticks.
 */
export function NowProvider({ serverNow, children }: { serverNow: EpochMs; children: ReactNode }) {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}
