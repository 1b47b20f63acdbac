/** Azure's portals by the suffix of the registries of their cloud. */
const PORTALS: Readonly<Record<string, string>> = {
  '.azurecr.io': 'https://portal.azure.com',
  '.azurecr.cn': 'https://portal.azure.cn',
  '.azurecr.us': 'https://portal.azure.us',
};

/** The page of a registry in the portal of its cloud; undefined in a cloud whose portal is not known. */
export function portalAddress({ id, loginServer }: { readonly id: string; readonly loginServer: string }) {
  const portal = Object.entries(PORTALS).find(([suffix]) => loginServer.endsWith(suffix))?.[1];
  return portal === undefined || !id.startsWith('/subscriptions/')
    ? undefined
    : `${portal}/#@/resource${encodeURI(id)}`;
}
