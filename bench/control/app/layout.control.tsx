import type { ReactNode } from "react";

/** The document of the control page. */
export default function ControlLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
