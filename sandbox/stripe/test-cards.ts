import { StripeError, invalidRequest } from "./stripe-error";

export type CardBehaviour = "pays" | "declined" | "insufficient_funds" | "declined_when_charged";

export interface TestCard {
  number: string;
  brand: string;
  behaviour: CardBehaviour;
  /** Shown beside the payment form. */
  hint: string;
}

/** Stripe's published test numbers that a subscription product needs. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", brand: "visa", behaviour: "pays", hint: "pays" },
  { number: "5555555555554444", brand: "mastercard", behaviour: "pays", hint: "pays (Mastercard)" },
  { number: "4000000000000002", brand: "visa", behaviour: "declined", hint: "is declined" },
  { number: "4000000000009995", brand: "visa", behaviour: "insufficient_funds", hint: "has insufficient funds" },
  {
    number: "4000000000000341",
    brand: "visa",
    behaviour: "declined_when_charged",
    hint: "can be saved, but later charges fail",
  },
];

/**
 * readCardNumber finds the test card a person typed (spaces and dashes ignored). Throws a card_error for a number
 * that fails the Luhn check and for a card that is declined on the spot; a real-looking number is refused as Stripe
 * refuses it in test mode.
 */
export function readCardNumber(typed: string): TestCard {
  const digits = typed.replace(/[\s-]/g, "");
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits)) {
    throw new StripeError(402, "card_error", "Your card number is invalid.", {
      code: "invalid_number",
      param: "number",
    });
  }
  const card = TEST_CARDS.find((it) => it.number === digits);
  if (!card) {
    throw new StripeError(
      402,
      "card_error",
      "Your card was declined. Your request was in test mode, but used a non test card.",
      { code: "card_declined", decline_code: "test_mode_live_card" },
    );
  }
  if (card.behaviour === "declined") throw declined();
  if (card.behaviour === "insufficient_funds") {
    throw new StripeError(402, "card_error", "Your card has insufficient funds.", {
      code: "card_declined",
      decline_code: "insufficient_funds",
    });
  }
  return card;
}

/** declined is the error of a generic decline. */
export function declined(): StripeError {
  return new StripeError(402, "card_error", "Your card was declined.", {
    code: "card_declined",
    decline_code: "generic_decline",
  });
}

/** chargesSucceed tells from a saved card's last digits whether charging it works. */
export function chargesSucceed(last4: string): boolean {
  const card = TEST_CARDS.find((it) => it.number.endsWith(last4));
  if (!card) throw invalidRequest(`No test card ends in ${last4}`);
  return card.behaviour === "pays";
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
