/** The four switches of a repository, tag or manifest (ACR wire facts §10, documentation). */
export interface Attributes {
  deleteEnabled: boolean;
  writeEnabled: boolean;
  readEnabled: boolean;
  listEnabled: boolean;
}

/** Nothing is locked at birth. */
export function unlocked(): Attributes {
  return {
    deleteEnabled: true,
    writeEnabled: true,
    readEnabled: true,
    listEnabled: true,
  };
}
