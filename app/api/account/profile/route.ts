import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { nameSchema } from "@/lib/identity/credentials-schema";
import { updateProfile } from "@/lib/identity/update-profile";

export const POST = defineRoute({
  auth: "session",
  body: z.strictObject({ name: nameSchema }),
  run: ({ user, body }) => updateProfile(user, body),
});
