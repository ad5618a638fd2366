import { THEME_COOKIE, type Theme } from "./theme";

const YEAR_SECONDS = 31_536_000;

/** setTheme applies a theme now and keeps it in a cookie, so that the server renders it from the next page on. */
export function setTheme(theme: Theme): void {
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
