import { assessWorkspaces as assess } from "@/lib/recommendation/assess-workspaces";
import type { Handler } from "../handler";

/** Assesses a batch of workspaces. */
export const assessWorkspaces: Handler<"assess-workspaces"> = ({ workspaceIds }, { clock }) =>
  assess({ workspaceIds, clock });
