/** ConnectionRef names one connection of one workspace: what jobs carry. */
export interface ConnectionRef {
  workspaceId: string;
  connectionId: string;
}
