"use client";

import { useId, useRef, type ReactNode } from "react";
import { clsx } from "clsx";

interface HintProps {
  /** What the pointer rests on: words or a figure. */
  children: ReactNode;
  /** The explanation. */
  text: ReactNode;
  /** Where more is said: a link inside the bubble, reached by pointer or Tab. */
  more?: ReactNode;
  className?: string;
}

/**
 * Hint explains something on hover, focus or tap. The bubble is a popover in the top layer that the browser places beside
 * its trigger, so it is never cut off and needs no measuring script.
 */
export function Hint({ children, text, more, className }: HintProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const show = () => {
    const element = bubble.current;
    if (element === null || trigger.current === null || element.matches(":popover-open")) return;
    element.showPopover({ source: trigger.current });
  };
  const hide = ({ relatedTarget }: { relatedTarget?: EventTarget | null } = {}) => {
    // On the way to the link the bubble stays.
    if (relatedTarget instanceof Node && bubble.current?.contains(relatedTarget) === true) return;
    if (bubble.current?.matches(":popover-open") === true) bubble.current.hidePopover();
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-describedby={id}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key === "Escape") hide();
        }}
        className={clsx("cursor-help text-left", className)}
      >
        {children}
      </button>
      <span
        ref={bubble}
        id={id}
        role={more === undefined ? "tooltip" : undefined}
        popover="manual"
        onPointerLeave={hide}
        onBlur={hide}
        className={clsx(
          "hint rounded-md border border-line-strong bg-raised px-2.5 py-2 text-left text-dense font-normal text-soft shadow-float",
          // Bridges the gap to the trigger, so that the pointer reaches the link.
          more !== undefined &&
            "isolate overflow-visible before:absolute before:inset-x-0 before:-inset-y-2 before:-z-10",
        )}
      >
        {text}
        {more === undefined ? null : <span className="mt-1 block">{more}</span>}
      </span>
    </>
  );
}
