import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import type { MailBlock } from "./mail-document";
import { renderMail } from "./render-mail";
import { keyProblemMail } from "./templates/key-problem";
import { mondayBriefMail } from "./templates/monday-brief";
import { resetPasswordMail } from "./templates/reset-password";
import { safetyWarningMail } from "./templates/safety-warning";
import { subscriptionStartedMail } from "./templates/subscription-started";
import { verifyEmailMail } from "./templates/verify-email";

const URL_WITH_QUERY = "https://ballast.example/verify?token=a&next=/x";
const AS_OF = new Date("2026-11-22T14:05:00Z");

describe("renderMail", () => {
  it("says the same in text and HTML, the address unchanged", () => {
    const mail = renderMail({
      subject: "Hello",
      preview: "p",
      blocks: [
        { kind: "paragraph", text: "A < B & C" },
        { kind: "figures", rows: [{ label: "Hold", value: "45–55 %" }] },
        { kind: "list", items: ["one", "two"] },
        { kind: "action", label: "Open", url: URL_WITH_QUERY },
      ],
      footer: "why",
    });
    expect(mail.text).toBe(`A < B & C\n\nHold: 45–55 %\n\n- one\n- two\n\nOpen:\n${URL_WITH_QUERY}\n\n--\n\nwhy\n`);
    expect(mail.html).toContain("A &lt; B &amp; C");
    expect(mail.html).toContain('href="https://ballast.example/verify?token=a&amp;next=/x"');
    expect(mail.headers).toEqual({});
  });

  it("escapes whatever stands in any field", () => {
    const text = fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", "\n", "\0", "‮") });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const blocks: MailBlock[] = [
          { kind: "paragraph", text: a },
          { kind: "heading", text: b },
          { kind: "list", items: [c, a] },
          { kind: "figures", rows: [{ label: b, value: c }] },
          { kind: "action", label: a, url: "https://ballast.example/" },
        ];
        const plain = renderMail({ subject: "", preview: "", blocks: emptied(blocks), footer: "" });
        const filled = renderMail({ subject: a, preview: b, blocks, footer: c });
        // No value opens or closes a tag or an attribute: the markup is the one of a mail without values.
        expect(markupOf(filled.html)).toEqual(markupOf(plain.html));
        expect(filled.html + filled.text + filled.subject).not.toContain("\0");
        expect(filled.subject).not.toMatch(/[\r\n]/);
      }),
      { numRuns: runs(300) },
    );
  });

  it("cuts a long subject and removes its line breaks", () => {
    const { subject } = renderMail({
      subject: `a\r\nBcc: x@y.z ${"b".repeat(300)}`,
      preview: "",
      blocks: [],
      footer: "",
    });
    expect(subject).toHaveLength(140);
    expect(subject).toMatch(/^a Bcc: x@y\.z b+…$/);
  });

  it("links to web addresses only", () => {
    const withUrl = (url: string) => () =>
      renderMail({ subject: "", preview: "", blocks: [{ kind: "action", label: "x", url }], footer: "" });
    expect(withUrl("javascript:alert(1)")).toThrow(RangeError);
    expect(withUrl("/relative")).toThrow(RangeError);
  });
});

describe("templates", () => {
  it("verify-email carries its link and validity", () => {
    const mail = verifyEmailMail({ name: "Ada <b>", url: URL_WITH_QUERY, validHours: 24 });
    expect(mail.text).toContain(URL_WITH_QUERY);
    expect(mail.text).toContain("24 hours");
    expect(mail.html).toContain("Ada &lt;b&gt;");
  });

  it("reset-password says how long the link works and what it does", () => {
    const mail = resetPasswordMail({ name: "Ada", url: URL_WITH_QUERY, validMinutes: 15 });
    expect(mail.text).toContain("15 minutes");
    expect(mail.text).toContain("every device is signed out");
  });

  it("safety-warning leads with the sentence and ends with the age of its figures", () => {
    const mail = safetyWarningMail({
      workspaceName: "Ada",
      headline: "BTC volatility is 2.1× its 30-day mean.",
      figures: [{ label: "Hold", value: "61 % → 50 %" }],
      whatToDo: ["Sell 0.021 BTC"],
      ifIgnored: "A fall like March 2020 would cost €4 100.",
      asOf: AS_OF,
      url: "https://ballast.example/ws/overview",
    });
    expect(mail.subject).toBe("Warning: BTC volatility is 2.1× its 30-day mean.");
    expect(mail.text).toContain("Figures as of 22 Nov 2026, 14:05 UTC");
    expect(mail.headers).toEqual({});
  });

  it("monday-brief says plainly that there is nothing to do, and can be unsubscribed from", () => {
    const mail = mondayBriefMail({
      workspaceName: "Ada",
      day: AS_OF,
      sentence: "Hold 45–55 % in the market (now 50 %).",
      figures: [],
      changes: [],
      actions: [],
      wouldChange: ["BTC volatility above 2× its mean"],
      url: "https://ballast.example/ws/overview",
      unsubscribeUrl: "https://ballast.example/api/unsubscribe?token=t",
    });
    expect(mail.subject).toBe("Monday brief, 22 Nov 2026: nothing to do");
    expect(mail.text).toContain("Nothing to do.");
    expect(mail.text).toContain("Unsubscribe: https://ballast.example/api/unsubscribe?token=t");
    expect(mail.headers).toEqual({
      "List-Unsubscribe": "<https://ballast.example/api/unsubscribe?token=t>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  it("subscription-started names price, renewal and the way out", () => {
    const mail = subscriptionStartedMail({
      workspaceName: "Ada",
      planName: "Pro",
      priceUsd: 29,
      interval: "month",
      renewsAt: new Date("2026-12-22T12:00:00Z"),
      url: "https://ballast.example/ws/settings/plan",
    });
    expect(mail.text).toContain("Price: $29 a month\nRenews on: 22 Dec 2026");
    expect(mail.text).toContain("cancel in Settings, Plan");
  });

  it.each([
    ["invalid", "no longer accepts the key", "Make a new read-only key"],
    ["over_privileged", "can do more than read", "- Enable Spot & Margin Trading"],
    ["expires_soon", "the key ends soon", "22 Nov 2026, 14:05 UTC"],
  ] as const)("key-problem %s", (problem, subject, text) => {
    const mail = keyProblemMail({
      problem,
      venueName: "Binance",
      connectionLabel: "Main",
      boxesToUntick: ["Enable Spot & Margin Trading"],
      expiresAt: AS_OF,
      lastSyncAt: null,
      url: "https://ballast.example/ws/settings/connections",
    });
    expect(mail.subject).toContain(subject);
    expect(mail.text).toContain(text);
  });
});

/** Tags with their attributes, without the values that stand between them. */
function markupOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

function emptied(blocks: readonly MailBlock[]): MailBlock[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "list":
        return { ...block, items: block.items.map(() => "") };
      case "figures":
        return { ...block, rows: block.rows.map(() => ({ label: "", value: "" })) };
      case "action":
        return { ...block, label: "" };
      case "paragraph":
      case "heading":
        return { ...block, text: "" };
    }
  });
}
