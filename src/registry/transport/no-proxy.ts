import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Whether NO_PROXY lets this destination be reached directly. Its entries are separated by commas or spaces: `*` for everything; a host
 * name for itself and what is below it, with or without a leading dot or `*.`; an address; a range in CIDR notation; each of them with a
 * port, if it is to count for that one only.
 */
export function isExempt(
  noProxy: string | undefined,
  { host, port }: { readonly host: string; readonly port: number },
): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (noProxy ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(each => each !== '')
    .some(entry => matches(entry, name, port));
}

function matches(entry: string, name: string, port: number): boolean {
  if (entry === '*') return true;
  const [, pattern = '', only] = /^(\[[^\]]*\]|[^:]*|[0-9a-f:.]*(?:\/\d+)?)(?::(\d+))?$/.exec(entry) ?? [];
  if (only !== undefined && Number(only) !== port && isIP(entry) === 0) return false;
  const bare = isIP(entry) === 0 ? pattern.replace(/^\[|\]$/g, '') : entry;
  if (isIP(name) !== 0) return isInRange(bare, name);
  const domain = bare.replace(/^\*?\./, '');
  return domain !== '' && (name === domain || name.endsWith(`.${domain}`));
}

function isInRange(range: string, address: string): boolean {
  const [network = '', bits, more] = range.split('/');
  const version = isIP(network);
  if (version === 0 || more !== undefined || version !== isIP(address)) return false;
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  const all = family === 'ipv6' ? 128 : 32;
  const prefix = bits === undefined ? all : Number(bits);
  if (!/^\d*$/.test(bits ?? '') || prefix > all) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(address, family);
}
