import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { sandboxUrl } from "@/lib/api/sandbox-url";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { getSessionUser } from "@/lib/identity/get-session-user";
import { AuthSwitch } from "../_components/auth-switch";
import { DemoOffer } from "../_components/demo-offer";
import { SignUpFlow } from "./_components/sign-up-flow";

const { signUp } = getMessages(DEFAULT_LOCALE).account;

export const metadata: Metadata = { title: signUp.title };

export default async function SignUpPage() {
  const user = await getSessionUser();
  if (user !== null && !user.isDemo) redirect("/continue");
  return (
    <>
      <SignUpFlow inboxUrl={sandboxUrl("/inbox")} />
      <AuthSwitch question={signUp.haveAccount} href="/sign-in" link={signUp.signIn} />
      <DemoOffer />
    </>
  );
}
