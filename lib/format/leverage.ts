import { formatNumber } from "./number";

/** leverage prints a leverage as traders write it: `5×`, `2.5×`. */
export function leverage(value: number): string {
  const isWhole = Math.abs(value - Math.round(value)) < 0.05;
  return `${formatNumber(value, { decimals: isWhole ? 0 : 1 })}\u00d7`;
}
