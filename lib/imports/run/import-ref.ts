/** ImportRef names one import: uuids from our own database. */
export interface ImportRef {
  workspaceId: string;
  importId: string;
}
