"use client";

import { createContext } from "react";
import type { Tone } from "./tone-mark";

export interface Toast {
  tone: Tone;
  text: string;
  /** One way back, such as undo. */
  action?: { label: string; run: () => void };
}

/** ToastContext shows a short message about something that just happened. */
export const ToastContext = createContext<(toast: Toast) => void>(() => undefined);
