"use client";

import { use } from "react";
import type { EpochMs } from "@/lib/domain/units";
import { NowContext } from "./now-context";

/** useNow returns the page's present instant. Throws outside a NowProvider: an age without a clock is a bug. */
export function useNow(): EpochMs {
  const now = use(NowContext);
  if (now === null) throw new Error("useNow needs a NowProvider above it");
  return now;
}
