import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { addChunk, CHUNK_BODY_BYTES, chunkSchema } from "@/lib/imports/add-chunk";

export const POST = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  params: idInPath,
  body: chunkSchema,
  bodyLimitBytes: CHUNK_BODY_BYTES,
  run: ({ ctx, params, body }) => addChunk(ctx, { id: params.id, ...body }),
});
