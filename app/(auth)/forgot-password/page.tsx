import type { Metadata } from "next";
import Link from "next/link";
import { sandboxUrl } from "@/lib/api/sandbox-url";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { AuthHeading } from "../_components/auth-heading";
import { ForgotPasswordForm } from "./_components/forgot-password-form";

const { forgot } = getMessages(DEFAULT_LOCALE).account;

export const metadata: Metadata = { title: forgot.title };

export const dynamic = "force-dynamic";

export default function ForgotPasswordPage() {
  return (
    <>
      <AuthHeading title={forgot.title}>{forgot.lead}</AuthHeading>
      <ForgotPasswordForm inboxUrl={sandboxUrl("/inbox")} />
      <p className="mt-6 text-body">
        <Link href="/sign-in" className="text-accent hover:underline">
          {forgot.back}
        </Link>
      </p>
    </>
  );
}
