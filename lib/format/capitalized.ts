/** capitalized begins a sentence with a capital letter; the rest stands. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
