/** A string, or a whole number of sixteen digits or more that is not part of a broken one. */
const STRING_OR_LONG = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * parseJson reads the JSON of a venue. Whole numbers beyond what a float carries exactly, such as ids of orders, come as
 * their digits in text: JSON.parse would make a neighbour of them. Throws SyntaxError for anything that is no JSON.
 */
export function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(STRING_OR_LONG, (found) =>
      found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
    ),
  );
}
