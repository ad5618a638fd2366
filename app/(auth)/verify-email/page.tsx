import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { VerifyEmail } from "./_components/verify-email";

export const metadata: Metadata = { title: getMessages(DEFAULT_LOCALE).account.verify.title };

export default function VerifyEmailPage() {
  return <VerifyEmail />;
}
