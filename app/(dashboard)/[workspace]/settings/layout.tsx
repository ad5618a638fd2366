import type { ReactNode } from "react";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { SettingsTabs } from "./_components/settings-tabs";

interface SettingsLayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { workspace } = await params;
  return (
    <>
      <h1 className="mb-3 text-title font-medium">{getMessages(DEFAULT_LOCALE).settings.title}</h1>
      <SettingsTabs slug={workspace} />
      <div className="pt-6">{children}</div>
    </>
  );
}
