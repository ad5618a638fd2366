import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { AuthHeading } from "../_components/auth-heading";
import { ResetPasswordForm } from "./_components/reset-password-form";

const { reset } = getMessages(DEFAULT_LOCALE).account;

export const metadata: Metadata = { title: reset.title };

export default function ResetPasswordPage() {
  return (
    <>
      <AuthHeading title={reset.title}>{reset.lead}</AuthHeading>
      <ResetPasswordForm />
    </>
  );
}
