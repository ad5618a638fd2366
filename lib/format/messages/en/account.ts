/** Signing up, in and out; the mailed links. */
export const account = {
  email: "Email",
  password: "Password",
  newPassword: "New password",
  name: "Name",
  passwordHint: "At least 8 characters. A short sentence is easy to keep and hard to guess.",
  showPassword: "Show password",
  hidePassword: "Hide password",
  signIn: {
    title: "Sign in",
    submit: "Sign in",
    forgot: "Forgot the password?",
    noAccount: "No account yet?",
    signUp: "Sign up",
    confirmed: "Your address is confirmed. Sign in to go on.",
    passwordSet: "The new password is set, and every device is signed out. Sign in with it.",
    ended: "Your session has ended. Sign in again.",
    wrong: "The email or the password is wrong.",
    wait: (seconds: number) =>
      seconds < 120
        ? `Too many tries. Wait ${seconds} s and try again.`
        : `Too many tries. Wait ${Math.ceil(seconds / 60)} min, or set a new password by mail.`,
    unconfirmed: "Confirm your address first: open the link in the mail we sent you.",
    failed: "Signing in failed on our side. Try again in a moment.",
  },
  demo: {
    title: "Look first",
    body: "The demo is a live workspace with a sandbox account. No sign-up; you can look and size trades, and change nothing.",
    action: "Open the demo",
  },
  signUp: {
    title: "Create your account",
    lead: "Free to start. Ballast only ever reads your exchange accounts: keys that can trade or withdraw are refused.",
    submit: "Create account",
    haveAccount: "Have an account?",
    signIn: "Sign in",
    nameHint: "What we call you, and your workspace.",
  },
  checkMail: {
    title: "Open the link we sent you",
    body: (email: string) =>
      `A mail is on its way to ${email}. Open its link in this browser and you are signed in. It works once, for 24 hours.`,
    resend: "Send it again",
    resent: "Sent again. Only the newest link works.",
    nothing: "Nothing after two minutes? Look into the spam folder, or send it again.",
    other: "Use another address",
    inbox: "Open the sandbox\u2019s inbox",
    inboxHint: "This installation runs on the sandbox: mails arrive there and nowhere else.",
  },
  verify: {
    title: "Confirming your address",
    working: "One moment.",
    done: "Confirmed. Taking you on.",
    failedTitle: "This link does not work",
    missing: "The address is incomplete. Open the link from the mail again.",
    action: "Sign in",
    again: "Signing in with your password sends nothing new; use \u201cSend it again\u201d after signing up once more.",
  },
  forgot: {
    title: "Set a new password",
    lead: "We mail you a link that sets a new password. It works once, for 15 minutes.",
    submit: "Send the link",
    sent: (email: string) => `If ${email} has an account, the link is on its way.`,
    back: "Back to sign in",
  },
  reset: {
    title: "Choose a new password",
    lead: "Every device is signed out when you save it.",
    submit: "Save the password",
    missing: "The address is incomplete. Open the link from the mail again, or ask for a new one.",
    askAgain: "Ask for a new link",
  },
};
