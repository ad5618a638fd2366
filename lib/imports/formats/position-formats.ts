import type { Format } from "./format";

/** POSITION_FORMATS: a list of what is held, the template's names first. */
export const POSITION_FORMATS: readonly Format[] = [
  {
    id: "ballast",
    kind: "positions",
    venue: "",
    columns: {
      asset: ["asset"],
      quantity: ["quantity"],
      place: ["place"],
      note: ["note"],
      price: ["price usd"],
    },
    required: [["asset", "quantity", "place", "note", "price"]],
  },
  {
    id: "generic",
    kind: "positions",
    venue: "",
    columns: {
      asset: "asset,coin,symbol,ticker,currency,token,instrument".split(","),
      quantity: "quantity,amount,balance,total,qty,units,holdings,size,shares,total balance".split(","),
      place: "place,location,storage".split(","),
      note: "note,account,wallet,name,description,label,venue,exchange".split(","),
      price: "price usd,price,unit price,market price,last price".split(","),
    },
    required: [["asset", "quantity"]],
  },
];
