import Link from "next/link";

interface AuthSwitchProps {
  question: string;
  href: "/sign-in" | "/sign-up";
  link: string;
}

/** AuthSwitch leads from signing in to signing up, and back. */
export function AuthSwitch({ question, href, link }: AuthSwitchProps) {
  return (
    <p className="mt-6 text-body text-soft">
      {question}{" "}
      <Link href={href} className="text-accent underline underline-offset-2">
        {link}
      </Link>
    </p>
  );
}
