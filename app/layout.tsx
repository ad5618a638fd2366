import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { clsx } from "clsx";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { parseTheme, THEME_COOKIE } from "@/components/ui/theme";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import "./globals.css";

const { marketing } = getMessages(DEFAULT_LOCALE);

export const metadata: Metadata = {
  title: { default: marketing.meta.title, template: "%s \u00b7 Ballast" },
  description: marketing.meta.description,
  applicationName: "Ballast",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1215" },
  ],
};

/** The document. The theme comes from a cookie, so that the first byte already has the right colours. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang={DEFAULT_LOCALE}
      data-theme={theme === "system" ? undefined : theme}
      className={clsx(GeistSans.variable, GeistMono.variable)}
      suppressHydrationWarning
    >
      <body>
        <MessagesProvider locale={DEFAULT_LOCALE}>{children}</MessagesProvider>
      </body>
    </html>
  );
}
