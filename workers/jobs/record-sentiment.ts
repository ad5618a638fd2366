import { recordSentiment as record } from "@/lib/sources/sentiment/record-sentiment";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Keeps the sentiment of the last full quarter of an hour. */
export const recordSentiment: Handler<"record-sentiment"> = (_data, context) =>
  runFeed("sentiment", "all", context, () => record(context));
