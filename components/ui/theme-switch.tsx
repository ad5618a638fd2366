"use client";

import { useState } from "react";
import { useMessages } from "@/components/i18n/use-messages";
import { Segmented } from "./segmented";
import { THEME_COOKIE, THEMES, type Theme } from "./theme";

const YEAR_SECONDS = 31_536_000;

/** ThemeSwitch stores the choice in a cookie, so that the server renders it and nothing flashes. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const { shell } = useMessages();
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
  };
  return (
    <Segmented
      label={shell.theme.label}
      value={theme}
      onChange={choose}
      options={THEMES.map((value) => ({ value, label: shell.theme[value] }))}
    />
  );
}
