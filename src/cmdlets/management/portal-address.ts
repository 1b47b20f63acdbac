import { portalOf } from '../../session/portals.ts';

/** The page of a registry in the portal of its cloud; undefined in a cloud whose portal is not known. */
export function portalAddress({ id, loginServer }: { readonly id: string; readonly loginServer: string }) {
  const portal = portalOf(loginServer);
  return portal === undefined || !id.startsWith('/subscriptions/')
    ? undefined
    : `${portal}/#@/resource${encodeURI(id)}`;
}
