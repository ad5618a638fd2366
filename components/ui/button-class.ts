import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const BASE =
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium " +
  "transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50";

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent-solid text-accent-ink hover:bg-accent-solid-hover disabled:hover:bg-accent-solid",
  secondary: "border-line-strong bg-surface text-ink hover:bg-hover disabled:hover:bg-surface",
  quiet: "border-transparent text-soft hover:bg-hover hover:text-ink disabled:hover:bg-transparent",
  danger: "border-line-strong bg-surface text-severe-ink hover:border-severe hover:bg-severe-wash",
};

// Fingers get 44 px, pointers the dense size.
const SIZE: Record<ButtonSize, string> = {
  md: "h-8 px-3 text-body pointer-coarse:h-11 pointer-coarse:px-4",
  sm: "h-7 px-2 text-dense pointer-coarse:h-10 pointer-coarse:px-3",
};

/** buttonClass is the look of a button, for elements that are not `<button>` (links). */
export function buttonClass(options: { variant?: ButtonVariant; size?: ButtonSize; className?: string } = {}): string {
  return clsx(BASE, VARIANT[options.variant ?? "secondary"], SIZE[options.size ?? "md"], options.className);
}
