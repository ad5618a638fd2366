"use client";

import { useSyncExternalStore } from "react";
import { useMessages } from "@/components/i18n/use-messages";
import { Segmented } from "./segmented";
import { setTheme } from "./set-theme";
import { parseTheme, THEMES, type Theme } from "./theme";

/** ThemeSwitch chooses light, dark or what the system says. It reads the document, which the server set from a cookie. */
export function ThemeSwitch() {
  const { shell } = useMessages();
  const theme = useSyncExternalStore(watchTheme, currentTheme, () => "system" as const);
  return (
    <Segmented
      label={shell.theme.label}
      value={theme}
      onChange={setTheme}
      options={THEMES.map((value) => ({ value, label: shell.theme[value] }))}
    />
  );
}

function currentTheme(): Theme {
  return parseTheme(document.documentElement.dataset["theme"]);
}

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
