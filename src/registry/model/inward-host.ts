import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { isLoopbackHost } from './login-server.ts';

/**
 * Addresses that mean another machine to whoever asks than to the registry that names them: this one, its link, a private network.
 * IANA "Special-Purpose Address Registries"; the last is Azure's own service for the machine that asks it (Azure documentation, "168.63.129.16").
 */
const INWARD: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['168.63.129.16', 32],
];

/** The first holds `::` and `::1`; the second and third are IPv4 addresses in another coat. */
const INWARD_6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

let addresses: BlockList | undefined;

/**
 * Does a URL's host name a machine that only this network knows? Names are not looked up: a private link gives a storage's public name a
 * private address, and rightly so.
 */
export function isInwardHost(host: string): boolean {
  if (isLoopbackHost(host) || /(?:^|\.)localhost\.?$/.test(host)) return true;
  addresses ??= listed();
  if (isIPv4(host)) return addresses.check(host, 'ipv4');
  const inner = host.startsWith('[') ? host.slice(1, -1) : '';
  return isIPv6(inner) && addresses.check(inner, 'ipv6');
}

function listed(): BlockList {
  const list = new BlockList();
  for (const [address, bits] of INWARD) list.addSubnet(address, bits, 'ipv4');
  for (const [address, bits] of INWARD_6) list.addSubnet(address, bits, 'ipv6');
  return list;
}
