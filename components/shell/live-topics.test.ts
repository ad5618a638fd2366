import { expect, test } from "vitest";
import { staleKeys, touchesFrame } from "./live-topics";

test("a new assessment makes every screen's figures stale", () => {
  expect(staleKeys("assessment")).toEqual(expect.arrayContaining(["overview", "holdings", "watchlist"]));
});

test("a topic nobody knows makes everything stale", () => {
  expect(staleKeys("resync")).toBeNull();
  expect(staleKeys("something_new")).toBeNull();
});

test("the count on the inbox follows recommendations, prices do not redraw the frame", () => {
  expect(touchesFrame("recommendations")).toBe(true);
  expect(touchesFrame("assessment")).toBe(false);
});
