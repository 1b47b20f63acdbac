/** Azure's portals by the suffix of the registries of their cloud. */
const PORTALS: Readonly<Record<string, string>> = {
  '.azurecr.io': 'https://portal.azure.com',
  '.azurecr.cn': 'https://portal.azure.cn',
  '.azurecr.us': 'https://portal.azure.us',
};

/** The portal of the cloud that a registry is in; undefined for other registries, and in a cloud whose portal is not known. */
export function portalOf(loginServer: string): string | undefined {
  return Object.entries(PORTALS).find(([suffix]) => loginServer.endsWith(suffix))?.[1];
}
