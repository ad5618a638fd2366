import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { getSessionUser } from "@/lib/identity/get-session-user";
import { AuthHeading } from "../_components/auth-heading";
import { AuthSwitch } from "../_components/auth-switch";
import { DemoOffer } from "../_components/demo-offer";
import { pathInside } from "./path-inside";
import { SignInForm } from "./_components/sign-in-form";

const { signIn } = getMessages(DEFAULT_LOCALE).account;

export const metadata: Metadata = { title: signIn.title };

interface SignInPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, email, notice } = await searchParams;
  const goTo = pathInside(next);
  const user = await getSessionUser();
  if (user !== null && !user.isDemo) redirect(goTo);
  return (
    <>
      <AuthHeading title={signIn.title} />
      <SignInForm
        goTo={goTo}
        email={typeof email === "string" ? email : ""}
        notice={notice === "confirmed" || notice === "password-set" ? notice : null}
      />
      <AuthSwitch question={signIn.noAccount} href="/sign-up" link={signIn.signUp} />
      <DemoOffer />
    </>
  );
}
