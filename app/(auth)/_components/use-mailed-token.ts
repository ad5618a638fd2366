"use client";

import { useSyncExternalStore } from "react";

const subscribe = (): (() => void) => () => undefined;

/**
 * useMailedToken reads the token out of the address's fragment. Undefined while the page is rendered on the server,
 * which never sees it; null when the link was cut short.
 */
export function useMailedToken(): string | null | undefined {
  return useSyncExternalStore<string | null | undefined>(
    subscribe,
    () => new URLSearchParams(window.location.hash.slice(1)).get("token"),
    () => undefined,
  );
}
