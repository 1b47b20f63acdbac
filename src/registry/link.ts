import { RegistryError } from './model/errors.ts';

/** Where the next page starts, as a Link header said. */
export interface NextPage {
  /** Percent-encoded, untouched: it goes into the next query as it came. */
  readonly last: string;
  readonly n: string | undefined;
}

/** Characters of a query's value, RFC 3986, "Query", without what would end it. */
const VALUE = /^[A-Za-z0-9\-._~!$'()*+,;:@/?%]*$/;

/**
 * Reads `last` and `n` of the link with rel="next"; nothing else of its address is ever used. RFC 8288, "Link Serialisation".
 * `undefined` without such a link. Throws `UnexpectedAnswer` when it has no `last` that can be used, for a listing
 * that ended there would look complete.
 */
export function parseNextLink(header: string | undefined): NextPage | undefined {
  for (const link of (header ?? '').matchAll(/<([^>]*)>((?:[^",<]|"(?:[^"\\]|\\.)*")*)/g)) {
    const [, address = '', parameters = ''] = link;
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?![^\s;,]))/i.test(parameters)) continue;
    const query = address.slice(address.indexOf('?') + 1);
    const last = queryValue(query, 'last');
    const n = queryValue(query, 'n');
    if (last === undefined || last === '') throw unusable();
    return { last, n: n !== undefined && /^\d{1,9}$/.test(n) ? n : undefined };
  }
  return undefined;
}

function queryValue(query: string, key: string): string | undefined {
  const pair = query.split('&').find(each => each.startsWith(`${key}=`));
  const value = pair?.slice(key.length + 1);
  return value !== undefined && VALUE.test(value) ? value : undefined;
}

function unusable(): RegistryError {
  return new RegistryError({
    id: 'UnexpectedAnswer',
    message: 'The registry links to a next page in a way that is not known here, so that the listing is not complete',
    recommendation: 'Ask for a larger page; if it stays, report it to whoever runs the registry.',
  });
}
