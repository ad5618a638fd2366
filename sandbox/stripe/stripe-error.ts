export type StripeErrorType = "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";

export interface StripeErrorFields {
  code?: string;
  param?: string;
  decline_code?: string;
}

/** StripeError is an answer in Stripe's error form; `toJSON` gives the body the SDK maps to its own error classes. */
export class StripeError extends Error {
  readonly httpStatus: number;
  readonly type: StripeErrorType;
  readonly fields: StripeErrorFields;

  constructor(httpStatus: number, type: StripeErrorType, message: string, fields: StripeErrorFields = {}) {
    super(message);
    this.name = "StripeError";
    this.httpStatus = httpStatus;
    this.type = type;
    this.fields = fields;
  }

  toJSON(): { error: { type: StripeErrorType; message: string } & StripeErrorFields } {
    return { error: { type: this.type, message: this.message, ...this.fields } };
  }
}

/** invalidRequest is Stripe's 400 for a parameter it cannot accept. */
export function invalidRequest(message: string, fields: StripeErrorFields = {}): StripeError {
  return new StripeError(400, "invalid_request_error", message, fields);
}

/** resourceMissing is Stripe's answer to an unknown id: 404 when it is in the path, 400 when it is a parameter. */
export function resourceMissing(kind: string, id: string, param = "id"): StripeError {
  const status = param === "id" ? 404 : 400;
  return new StripeError(status, "invalid_request_error", `No such ${kind}: '${id}'`, {
    code: "resource_missing",
    param,
  });
}
