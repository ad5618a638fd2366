"use client";

import { use } from "react";
import { ToastContext, type Toast } from "./toast-context";

/** useToast returns the function that shows a short message. */
export function useToast(): (toast: Toast) => void {
  return use(ToastContext);
}
