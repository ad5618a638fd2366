"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useUiMessages } from "@/components/i18n/use-ui-messages";

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons, primary last. Stays in view while the body scrolls. */
  footer?: ReactNode;
  /** `sheet` slides from the bottom on phones and stands at the right on wide screens; `full` takes the whole screen. */
  shape?: "dialog" | "sheet" | "full";
}

const SHAPE = {
  dialog:
    "m-auto w-[min(32rem,calc(100vw-24px))] max-h-[min(85dvh,44rem)] rounded-lg border border-line-strong max-sm:mb-3",
  sheet:
    "mt-auto mb-0 w-full max-w-none max-h-[88dvh] rounded-t-lg border-t border-line-strong " +
    "md:m-0 md:ml-auto md:h-dvh md:max-h-none md:w-[28rem] md:rounded-none md:border-t-0 md:border-l",
  full: "m-0 h-dvh max-h-none w-full max-w-none",
} as const;

/**
 * Dialog is the browser's own modal `<dialog>`: top layer, inert page, Escape, focus returned to the opener. Its content
 * is mounted only while open, so a form inside starts fresh each time; mark its first field with `data-autofocus`.
 */
export function Dialog({ isOpen, onClose, title, description, children, footer, shape = "dialog" }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { ui } = useUiMessages();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (isOpen && !dialog.open) {
      dialog.showModal();
      // React keeps `autofocus` to itself, so the browser would choose the close button.
      dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    }
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onClose={onClose}
      onClick={(event) => {
        // Only the backdrop reports the dialog itself as the target.
        if (event.target === ref.current) onClose();
      }}
      className={clsx("overflow-hidden bg-raised p-0 text-ink shadow-float", SHAPE[shape])}
    >
      {isOpen ? (
        <div className="flex max-h-[inherit] flex-col md:h-full">
          <header className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
            <div>
              <h2 id={`${id}-title`} className="text-lead font-medium">
                {title}
              </h2>
              {description === undefined ? null : (
                <p id={`${id}-description`} className="mt-0.5 text-dense text-soft">
                  {description}
                </p>
              )}
            </div>
            <button
              type="button"
              onClick={onClose}
              aria-label={ui.close}
              className="-mr-1 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
            >
              <X aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">{children}</div>
          {footer === undefined ? null : (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
          )}
        </div>
      ) : null}
    </dialog>
  );
}
