/** VenueOption is what the linking form needs to know of an exchange. */
export interface VenueOption {
  id: string;
  name: string;
  fields: readonly { field: "apiKey" | "secret" | "passphrase"; label: string }[];
  boxesToTick: readonly string[];
  boxesToUntick: readonly string[];
}
