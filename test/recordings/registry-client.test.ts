import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectRegistry } from '../../src/registry/connect.ts';
import { listManifests } from '../../src/registry/manifests.ts';
import { RegistryError } from '../../src/registry/model/errors.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import type { Page } from '../../src/registry/model/page.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { listRepositories } from '../../src/registry/repositories.ts';
import { listTags } from '../../src/registry/tags.ts';
import { createTransport } from '../../src/registry/transport/http-transport.ts';
import { PASSWORD } from '../registry/connection.ts';
import type { Reply } from '../registry/loopback-server.ts';
import { listOptions, Names, NotAName, OPERATION_CASES, type OperationCase } from './operation-cases.ts';
import { bodyOf, type Exchange, headersOf, missing, readRecordings } from './recording.ts';
import { type Place, placeOf } from './route.ts';
import { Stage } from './stage.ts';

/** What of the recordings the client has no operation for: how many exchanges, and why. */
const NOT_ASKED: Readonly<Record<string, readonly [count: number, reason: string]>> = {
  'POST upload': [70, 'blobs are not pushed'],
  'PATCH upload': [45, 'blobs are not pushed'],
  'PUT upload': [45, 'blobs are not pushed'],
  'GET upload': [1, 'blobs are not pushed'],
  'DELETE upload': [4, 'blobs are not pushed'],
  'HEAD blob': [6, 'blobs are read, not looked up'],
  'DELETE blob': [3, 'blobs are not deleted'],
  'GET blob 206': [1, 'blobs are read as a whole'],
  'GET nowhere': [1, 'no operation leads to an address outside the API'],
  'GET storage': [5, 'played behind the redirect of the exchange before it'],
};

/** Names that the service refuses too; the client's types do not let them through, so that nothing is sent. */
const NOT_A_NAME = new Set([
  'repo8cab223e sha256:abcdef',
  'repoc58b1fc1 sha256:abcdef',
  'hello-world sha256:abcdefghijkl',
  'alpine wrong digest',
  'alpine error-digest',
  'Nonexistent Nonexistent',
  'DOESNOTEXIST DOESNOTEXIST',
  'DOES_NOT_EXIST123 DOESNOTEXIST123',
]);

const ALL = 3009;

type Outcome = { readonly value: unknown } | { readonly error: string };

describe.skipIf(missing)(`the recorded answers of the real service${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const recordings = missing ? [] : readRecordings();
  const transport = createTransport({ userAgent: 'acrsh/test' });
  const stage = new Stage();
  const seen = new Map<string, number>();

  beforeAll(() => stage.open());
  afterAll(async () => {
    await transport.close();
    await stage[Symbol.asyncDispose]();
  });

  test.each(recordings)('$file', async ({ exchanges }) => {
    for (const [index, exchange] of exchanges.entries()) {
      const place = placeOf(exchange);
      const key = exchange.response.status === 206 ? `${place.route} 206` : place.route;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      if (NOT_ASKED[key]) continue;
      const about = `exchange ${index}, ${exchange.request.method} ${exchange.request.url}`;
      const storage = exchanges.slice(index).find(later => later.kind === 'blob-storage');
      expect(await outcomeOf(exchange, place, storage), about).toEqual(expectedOf(exchange, place));
    }
  });

  test('none is left out', () => {
    const counts = Object.entries(NOT_ASKED).map(([key, [, reason]]) => [key, [seen.get(key) ?? 0, reason]]);
    expect(Object.fromEntries(counts)).toEqual(NOT_ASKED);
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(ALL);
  });

  test('every link to a next page is followed with its own cursor, and with the order and filter of the first', async () => {
    const linked = recordings.flatMap(({ exchanges }) => exchanges).filter(exchange => linkOf(exchange) !== undefined);
    expect(linked.length).toBeGreaterThan(100);
    for (const exchange of linked) {
      const place = placeOf(exchange);
      stage.show(exchange, { body: {} });
      const server = parseLoginServer(stage.origin);
      const registry = await connectRegistry({ server, credential: PASSWORD, transport, kind: 'acr' });
      for await (const page of listingOf(registry, place)) expect(page.items.length).toBeGreaterThan(0);

      const [path, query = ''] = (stage.lastPath ?? '').split('?');
      const sent = Object.fromEntries(query.split('&').map(pair => pair.split('=', 2)));
      expect(path).toBe(decodeURIComponent(new URL(exchange.request.url).pathname));
      expect(sent.last).toBe(/[?&]last=([^&>]*)/.exec(linkOf(exchange) ?? '')?.[1]);
      expect(sent.orderby ?? '').toBe(place.query.get('orderby') ?? '');
      expect(decodeURIComponent(sent.digest ?? '')).toBe(place.query.get('digest') ?? '');
    }
  });

  async function outcomeOf(exchange: Exchange, place: Place, storage: Exchange | undefined): Promise<Outcome> {
    stage.show(exchange, { ...AFTER, ...(storage ? { body: bodyOf(storage) } : {}) });
    const { ask, credential = PASSWORD, kind = 'acr' } = caseOf(place);
    const server = parseLoginServer(stage.origin);
    try {
      const registry = await connectRegistry({ server, credential, transport, kind, trustedWithEntra: true });
      return { value: await ask(registry, new Names(place), { place, exchange }) };
    } catch (error) {
      if (error instanceof NotAName) return { error: error.message };
      if (error instanceof RegistryError) return { error: error.id };
      throw error;
    }
  }
});

function linkOf(exchange: Exchange): string | undefined {
  const link = headersOf(exchange).link;
  return Array.isArray(link) ? link[0] : link;
}

function listingOf(registry: Registry, place: Place): AsyncIterable<Page<unknown>> {
  const names = new Names(place);
  const options = listOptions(place);
  if (place.route === 'GET catalog') return listRepositories(registry, options);
  if (place.route === 'GET tags') return listTags(registry, names.repository, options);
  return listManifests(registry, names.repository, options);
}

function caseOf({ route }: Place): OperationCase {
  const found = OPERATION_CASES[route];
  if (!found) throw new Error(`no operation and no reason for ${route}`);
  return found;
}

const ATTRIBUTES = { deleteEnabled: true, writeEnabled: true, listEnabled: true, readEnabled: true };
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** What is read after a change that was answered without properties, and behind every tag's name. */
const PROPERTIES = {
  imageName: 'prod/bash',
  changeableAttributes: ATTRIBUTES,
  tag: { name: 'after', digest: DIGEST, changeableAttributes: ATTRIBUTES },
  manifest: { digest: DIGEST, changeableAttributes: ATTRIBUTES },
};
const AFTER: Reply = { headers: { 'docker-content-digest': DIGEST }, body: PROPERTIES };

function expectedOf(exchange: Exchange, place: Place): Outcome {
  const { status } = exchange.response;
  const name = `${place.repository} ${place.item}`;
  if (NOT_A_NAME.has(name)) return { error: name };
  const body = bodyOf(exchange).toString('utf8');
  if (status >= 400) return { error: expectedError(exchange, place, body) };
  return { value: caseOf(place).expected(body.startsWith('{') ? JSON.parse(body) : PROPERTIES, exchange) };
}

/** What the client has to make of a recorded refusal, by route, status and the registry's own code. */
function expectedError({ response }: Exchange, { route }: Place, body: string): string {
  const code = /"code":"([A-Z_]+)"/.exec(body)?.[1];
  if (response.status === 401) return route.includes('oauth2') ? 'WrongCredentials' : 'NoPermission';
  if (code === 'MANIFEST_UNKNOWN') return route === 'GET content' ? 'TagNotFound' : 'ManifestNotFound';
  const byCode: Readonly<Record<string, string>> = {
    NAME_UNKNOWN: 'RepositoryNotFound',
    TAG_UNKNOWN: 'TagNotFound',
    BLOB_UNKNOWN: 'BlobNotFound',
    UNSUPPORTED: 'Unsupported',
    MANIFEST_INVALID: 'ManifestInvalid',
  };
  return byCode[code ?? ''] ?? 'NotFound';
}
