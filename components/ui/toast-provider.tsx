"use client";

import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Button } from "./button";
import { ToastContext, type Toast } from "./toast-context";
import { ToneMark } from "./tone-mark";

const SHOWN_MS = 6000;

/** ToastProvider shows one message at a time above the page's lower edge; it goes by itself, nothing depends on it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const show = useCallback((next: Toast) => setToast(next), []);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-0 bottom-20 z-30 flex justify-center px-4 md:bottom-6"
      >
        {toast === null ? null : (
          <div className="pointer-events-auto flex items-center gap-3 rounded-md border border-line-strong bg-raised px-3 py-2 text-body shadow-float">
            <ToneMark tone={toast.tone} />
            {toast.text}
            {toast.action === undefined ? null : (
              <Button
                size="sm"
                variant="quiet"
                onClick={() => {
                  toast.action?.run();
                  setToast(null);
                }}
              >
                {toast.action.label}
              </Button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}
