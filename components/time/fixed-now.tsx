"use client";

import type { ReactNode } from "react";
import type { EpochMs } from "@/lib/domain/units";
import { NowContext } from "./now-context";

/** FixedNow stops the clock for what it holds: an example's figures do not age. */
export function FixedNow({ at, children }: { at: EpochMs; children: ReactNode }) {
  return <NowContext value={at}>{children}</NowContext>;
}
