import { quoteArgument } from '../../../engine/completion/quote.ts';
import { portalOf } from '../../../session/portals.ts';
import { isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { textOf } from '../detail/read-value.ts';

/** A page about something, and what to call it. */
export interface Address {
  readonly label: string;
  readonly address: string;
}

export interface AddressSources {
  /** The row. */
  readonly value: Value;
  /** Login server of the place; undefined where there is none. */
  readonly server: string | undefined;
  /** Where the image comes from, as far as that has been read. */
  readonly source?: readonly Address[];
}

/**
 * The pages that are known of a row, each address once: what the row itself links to, where the image comes from, and the portal. A registry does not
 * tell its resource id, without which the portal has no page of it (see `portalPage`); what is left is the portal's list of registries.
 */
export function addressesOf({ value, server, source = [] }: AddressSources): readonly Address[] {
  const own = linksOf(value);
  const all = [...own, ...source, ...(own.length === 0 ? portalList(server) : [])];
  return [...new Map(all.map(each => [each.address, each])).values()];
}

/**
 * The page of a registry in its portal, which Azure Resource Manager knows where the Azure account may see the registry; `read` answers the
 * objects of a command line. undefined: not Azure's, not seen, or nobody is signed in. That takes seconds at times.
 */
export async function portalPage(
  server: string,
  read: (line: string) => Promise<readonly Value[]>,
): Promise<Address | undefined> {
  if (portalOf(server) === undefined) return undefined;
  // of a domain name label only what stands before the dash is the name: contoso-abc123.azurecr.io
  const [name = ''] = server.split(/[.-]/);
  const resources = await read(`Get-AzContainerRegistry -Name ${quoteArgument(name)}`).catch(() => []);
  const own = resources.find(each => textOf(each, 'LoginServer').toLowerCase() === server);
  const [page] = linksOf(own ?? null);
  return page && { label: `Azure portal, ${server}`, address: page.address };
}

/** Why there is nothing to open. */
export function noAddress(server: string | undefined): string {
  return server === undefined
    ? 'There is no page to open for this.'
    : `There is no page to open: ${server} has no portal that is known, and no label names a source.`;
}

/** The portal's list of a resource type takes no id: `#browse/<type>`, as Microsoft's own documentation links to it. */
function portalList(server: string | undefined): readonly Address[] {
  const portal = server === undefined ? undefined : portalOf(server);
  if (portal === undefined) return [];
  const label = `Azure portal, the list of registries: ${server} does not tell its page`;
  return [{ label, address: `${portal}/#browse/Microsoft.ContainerRegistry%2Fregistries` }];
}

function linksOf(value: Value): readonly Address[] {
  if (!isObject(value)) return [];
  return (value.type.view?.table?.columns ?? []).flatMap(column => {
    const address = column.linkOf?.(value);
    return address === undefined ? [] : [{ label: `${column.label} ${toText(column.of(value))}`, address }];
  });
}
