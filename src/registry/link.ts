/** Where the next page starts, as a Link header said. */
export interface NextPage {
  /** Percent-encoded, untouched: it goes into the next query as it came. */
  readonly last: string;
  readonly n: string | undefined;
}

/** Characters of a query's value, RFC 3986, "Query", without what would end it. */
const VALUE = /^[A-Za-z0-9\-._~!$'()*+,;:@/?%]*$/;

/**
 * Reads `last` and `n` of the link with rel="next"; nothing else of its address is ever used.
 * `undefined` without such a link, or when it has no `last`. RFC 8288, "Link Serialisation".
 */
export function parseNextLink(header: string | undefined): NextPage | undefined {
  for (const link of (header ?? '').matchAll(/<([^>]*)>((?:[^",<]|"(?:[^"\\]|\\.)*")*)/g)) {
    const [, address = '', parameters = ''] = link;
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?![^\s;,]))/i.test(parameters)) continue;
    const query = address.slice(address.indexOf('?') + 1);
    const last = queryValue(query, 'last');
    const n = queryValue(query, 'n');
    return last === undefined || last === ''
      ? undefined
      : { last, n: n !== undefined && /^\d{1,9}$/.test(n) ? n : undefined };
  }
  return undefined;
}

function queryValue(query: string, key: string): string | undefined {
  const pair = query.split('&').find(each => each.startsWith(`${key}=`));
  const value = pair?.slice(key.length + 1);
  return value !== undefined && VALUE.test(value) ? value : undefined;
}
