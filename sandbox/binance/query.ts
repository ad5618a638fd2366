import { BinanceError } from "./binance-error";

/** A request's parameters, from the query string and a form body, with Binance's complaints about bad ones. */
export class Query {
  readonly #params: URLSearchParams;

  constructor(payload: string) {
    this.#params = new URLSearchParams(payload);
  }

  /** The text of a parameter, undefined where absent; an empty one is refused (-1105). */
  text(name: string): string | undefined {
    const value = this.#params.get(name);
    if (value === "") throw new BinanceError(400, -1105, `Parameter '${name}' was empty.`);
    return value ?? undefined;
  }

  /** A parameter that must be there (-1102). */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) {
      throw new BinanceError(400, -1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`);
    }
    return value;
  }

  /** A whole number, undefined where absent; anything else is refused (-1100). */
  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,16}$/.test(value)) {
      throw new BinanceError(
        400,
        -1100,
        `Illegal characters found in parameter '${name}'; legal range is '^[0-9]{1,20}$'.`,
      );
    }
    return Number(value);
  }

  /** A page size within (0, most], `usual` where absent. */
  limit(name: string, usual: number, most: number): number {
    const value = this.integer(name) ?? usual;
    if (value < 1) throw new BinanceError(400, -1130, `Data sent for parameter '${name}' is not valid.`);
    return Math.min(value, most);
  }
}
