/** The one demo workspace: a slug anybody may be sent to, and the shared visitor who may look at it. */
export const DEMO_SLUG = "demo-book";
export const DEMO_VISITOR_EMAIL = "visitor@demo.invalid";
