import { expect, test } from 'vitest';
import { readBlob } from '../../src/registry/blobs.ts';
import { isInwardHost } from '../../src/registry/model/inward-host.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import type { Reply } from './loopback-server.ts';
import { digest, repo } from './names.ts';
import { NAMES_CERTIFICATE, type SeenVisit, startSmallInternet } from './small-internet.ts';

const CONTENT = 'layer '.repeat(1000);
const LAYER = { repository: repo('team/api'), digest: digest(CONTENT) };
const REGISTRY = 'registry.example';

const redirectTo = (location: string): Reply => ({ status: 307, headers: { location } });

const isRegistry = ({ host, path }: SeenVisit) => host === REGISTRY && path.startsWith('/v2/');

/** Reads the blob of a registry that sends to `location`; `elsewhere` is what stands behind all other addresses. */
async function reading(location: (port: number) => string, elsewhere: (visit: SeenVisit) => Reply) {
  const tokens = withTokens(() => redirectTo(location(internet.port)));
  const internet = await startSmallInternet(visit => {
    const asRequest = { method: 'GET', body: '', ...visit };
    return isRegistry(visit) || visit.path.startsWith('/oauth2/') ? (tokens(asRequest, 0) as Reply) : elsewhere(visit);
  });
  await using _ = internet;
  const settings = { httpsProxy: internet.proxy, httpProxy: internet.proxy };
  const transportOptions = { proxy: settings, tls: { ca: NAMES_CERTIFICATE } };
  await using connection = await connectTo(`https://${REGISTRY}`, { transportOptions });
  const { visits, connections } = internet;
  const foreign = () => ({
    visits: visits.filter(each => !isRegistry(each) && !each.path.startsWith('/oauth2/')),
    connections: [...new Set(connections)].filter(each => each !== `${REGISTRY}:443`),
  });
  const parts: Uint8Array[] = [];
  try {
    const { chunks } = await readBlob(connection.registry, LAYER);
    for await (const chunk of chunks) parts.push(chunk);
    return { text: Buffer.concat(parts).toString(), failure: undefined, ...foreign() };
  } catch (failure) {
    return { text: undefined, failure, ...foreign() };
  }
}

const content = (): Reply => ({ body: CONTENT });

test('storage of another origin is followed by https, and sees nothing of the sign-in', async () => {
  const { text, visits, connections } = await reading(() => 'https://storage.example/data?sig=x%2Fy', content);
  expect(text).toBe(CONTENT);
  expect(connections).toEqual(['storage.example:443']);
  expect(visits.map(({ host, path }) => host + path)).toEqual(['storage.example/data?sig=x%2Fy']);
  expect(Object.keys(visits[0]?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ]);
});

test('another address of the registry itself sees nothing of the sign-in either', async () => {
  const { text, visits } = await reading(() => '/storage/data', content);
  expect(text).toBe(CONTENT);
  expect(visits.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('three hops are followed', async () => {
  const next: Record<string, string> = {
    'storage.example/1': 'https://other.example/2',
    'other.example/2': 'https://storage.example/3',
  };
  const { text } = await reading(
    () => 'https://storage.example/1',
    ({ host, path }) => (next[host + path] ? redirectTo(next[host + path] ?? '') : content()),
  );
  expect(text).toBe(CONTENT);
});

test('the fourth hop is refused', async () => {
  const { failure, visits } = await reading(
    () => 'https://storage.example/',
    ({ path }) => redirectTo(`https://storage.example${path}x`),
  );
  expect(failure).toMatchObject({ id: 'RedirectRefused', message: expect.stringContaining('over more than 3') });
  expect(visits).toHaveLength(3);
});

test.each([
  ['itself', () => 'https://storage.example/here', 'https://storage.example/here', 1],
  ['the registry', () => 'https://storage.example/here', `https://${REGISTRY}/v2/team/api/blobs/${LAYER.digest}`, 1],
  ['a place with another fragment', () => 'https://storage.example/here#1', 'https://storage.example/here#2', 1],
])('a loop over %s is refused, and says so', async (_what, first, second, most) => {
  const { failure, visits } = await reading(first, () => redirectTo(second));
  expect(failure).toMatchObject({ id: 'RedirectRefused', message: expect.stringContaining('leads back') });
  expect(visits).toHaveLength(most);
});

const INWARD = [
  'localhost',
  'LOCALHOST',
  'any.localhost',
  'localhost.',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '168.63.129.16',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:10.1.2.3]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[fe80::1]',
  '[fd00::1]',
  '[fec0::1]',
  '[ff02::1]',
];

test.each(INWARD)(
  'a redirect of a registry in the internet to %s is refused, and nothing is sent there',
  async host => {
    const { failure, visits, connections } = await reading(port => `https://${host}:${port}/data`, content);
    expect(failure).toMatchObject({ id: 'RedirectRefused', message: expect.stringContaining('private network') });
    expect([visits, connections]).toEqual([[], []]);
  },
);

test('one that comes by way of a host in the internet is refused as well', async () => {
  const { failure, visits } = await reading(
    () => 'https://storage.example/data',
    () => redirectTo('https://169.254.169.254/metadata'),
  );
  expect(failure).toMatchObject({ id: 'RedirectRefused' });
  expect(visits).toHaveLength(1);
});

test.each([
  ['http://storage.example/data', 'is not https'],
  ['file:///etc/passwd', 'is not https'],
  ['https://user:password@storage.example/data', 'holds a user name'],
  ['https://', 'says no address'],
])('a redirect to %s is refused, and nothing is sent there', async (location, why) => {
  const { failure, visits, connections } = await reading(() => location, content);
  expect(failure).toMatchObject({ id: 'RedirectRefused', message: expect.stringContaining(why) });
  expect(String(failure)).not.toContain('password@');
  expect([visits, connections]).toEqual([[], []]);
});

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '[2001:4860:4860::8888]',
  '[::ffff:8.8.8.8]',
  'contoso.blob.core.windows.net',
  'localhost.example',
  '10.example',
])('%s is an address in the internet', host => {
  expect(isInwardHost(new URL(`https://${host}`).hostname)).toBe(false);
});
