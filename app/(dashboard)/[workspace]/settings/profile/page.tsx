import type { Metadata } from "next";
import { openPage } from "@/lib/api/open-page";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { listSessions } from "@/lib/identity/list-sessions";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { NameForm } from "../_components/name-form";
import { PasswordForm } from "../_components/password-form";
import { SessionList } from "../_components/session-list";

const { settings, shell } = getMessages(DEFAULT_LOCALE);

export const metadata: Metadata = { title: settings.tabs.profile };

export default async function ProfilePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, user } = await openPage((await params).workspace);
  if (user.isDemo)
    return (
      <Banner
        tone="info"
        title={settings.profile.demo}
        action={<ButtonLink href="/sign-up">{shell.signUp}</ButtonLink>}
      />
    );
  return (
    <div className="flex max-w-[44rem] flex-col gap-10">
      <NameForm name={user.name} email={user.email} />
      <PasswordForm />
      <SessionList initial={await listSessions(user, ctx.clock.now())} />
    </div>
  );
}
