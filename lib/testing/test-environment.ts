/** setTestEnvironment gives unit tests of the HTTP layer a complete configuration; nothing in it is reachable. */
export function setTestEnvironment(): void {
  Object.assign(process.env, {
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    DATABASE_URL: "postgres://ballast_app@127.0.0.1:1/none",
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
    CREDENTIALS_PUBLIC_KEY: "kek1:AAAA",
    WEB_SECRET_KEY: "A".repeat(44),
    STRIPE_SECRET_KEY: "sk_test_none",
    STRIPE_WEBHOOK_SECRET: "whsec_none",
    SMTP_URL: "smtp://127.0.0.1:1",
  });
}
