"use client";

import { createContext } from "react";
import type { EpochMs } from "@/lib/domain/units";

/** NowContext holds the instant ages are counted from. Null outside a provider: then ages are not shown. */
export const NowContext = createContext<EpochMs | null>(null);
