import { defineRoute } from "@/lib/api/define-route";
import { liveStream } from "@/lib/api/live-stream";
import { loadSession } from "@/lib/identity/load-session";
import { readCookie, sessionCookieName } from "@/lib/identity/session-cookie";
import { openWorkspace } from "@/lib/workspace/open-workspace";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx, user, request, clock }) => {
    const token = readCookie(request.headers.get("cookie"), sessionCookieName()) ?? "";
    return liveStream({
      workspaceId: ctx.workspaceId,
      userId: user.userId,
      signal: request.signal,
      isStillAllowed: async () => {
        const session = await loadSession(token, clock.now());
        return session !== null && (await isMember(ctx.slug, session.userId, clock));
      },
    });
  },
});

function isMember(slug: string, userId: string, clock: Parameters<typeof openWorkspace>[1]): Promise<boolean> {
  return openWorkspace({ slug, userId }, clock).then(
    () => true,
    () => false,
  );
}
