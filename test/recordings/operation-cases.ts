import { createHash } from 'node:crypto';
import { type Credential, REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { CATALOG_SCOPE } from '../../src/registry/auth/scope.ts';
import { openSecret, Secret } from '../../src/registry/auth/secret.ts';
import { readBlob } from '../../src/registry/blobs.ts';
import { checkRegistry } from '../../src/registry/check.ts';
import type { OrderBy } from '../../src/registry/listing.ts';
import { deleteManifest, putManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { getManifest, listManifests, updateManifest } from '../../src/registry/manifests.ts';
import { type Digest, parseDigest } from '../../src/registry/model/digest.ts';
import type { Page } from '../../src/registry/model/page.ts';
import { parseRepositoryName, type RepositoryName } from '../../src/registry/model/repository-name.ts';
import { parseTagName, type TagName } from '../../src/registry/model/tag-name.ts';
import type { Registry } from '../../src/registry/registry.ts';
import {
  deleteRepository,
  getRepository,
  listRepositories,
  updateRepository,
} from '../../src/registry/repositories.ts';
import { deleteTag, getTag, listTags, updateTag } from '../../src/registry/tags.ts';
import { bodyOf, type Exchange } from './recording.ts';
import type { Place } from './route.ts';

// biome-ignore lint/suspicious/noExplicitAny: recorded JSON is compared as it is
type Json = any;

/** The place's names as the client takes them; a name that it would not take ends the case before anything is sent. */
export class Names {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  get repository(): RepositoryName {
    return this.#accepted(parseRepositoryName(this.#place.repository));
  }

  get tag(): TagName {
    return this.#accepted(parseTagName(this.#place.item));
  }

  get digest(): Digest {
    return this.#accepted(parseDigest(this.#place.item));
  }

  get reference(): TagName | Digest {
    return this.#accepted(parseDigest(this.#place.item) ?? parseTagName(this.#place.item));
  }

  #accepted<T>(name: T | undefined): T {
    if (name === undefined) throw new NotAName(`${this.#place.repository} ${this.#place.item}`);
    return name;
  }
}

/** The client's types do not let such a name through. */
export class NotAName extends Error {}

export interface OperationCase {
  /** A password when left out. */
  readonly credential?: Credential;
  /** `acr` when left out. */
  readonly kind?: 'oci';
  readonly ask: (registry: Registry, names: Names, context: { place: Place; exchange: Exchange }) => Promise<unknown>;
  /** What has to come out of a success, told from the recorded answer alone. */
  readonly expected: (body: Json, exchange: Exchange) => unknown;
}

const ORDERS: Readonly<Record<string, OrderBy>> = { timeasc: 'lastUpdatedAsc', timedesc: 'lastUpdatedDesc' };

/** A recorded listing's query as the client is given it. */
export function listOptions({ query }: Place) {
  const digest = parseDigest(query.get('digest') ?? '');
  return {
    pageSize: query.has('n') ? Number(query.get('n')) : undefined,
    orderBy: ORDERS[query.get('orderby') ?? ''],
    digest,
  };
}

async function firstPage<T>(pages: AsyncIterable<Page<T>>): Promise<readonly T[]> {
  for await (const page of pages) return page.items;
  return [];
}

async function sha256(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

const ENTRA: Credential = {
  kind: 'entra',
  audiences: [REGISTRY_AUDIENCE],
  getAccessToken: async () => new Secret('entra'),
};
const REFRESH_TOKEN: Credential = { kind: 'refreshToken', token: new Secret('refresh') };

/** What is shown to the registry with an access token for its catalog. */
async function accessShown(registry: Registry): Promise<string | undefined> {
  return (await registry.authorizer.authorize(CATALOG_SCOPE, undefined))?.value();
}

/** One case for each route that the client has an operation for. */
export const OPERATION_CASES: Readonly<Record<string, OperationCase>> = {
  'POST oauth2/exchange': {
    credential: ENTRA,
    ask: async registry => openSecret(await registry.authorizer.refreshToken(undefined)),
    expected: body => body.refresh_token,
  },
  'POST oauth2/token': {
    credential: REFRESH_TOKEN,
    ask: accessShown,
    expected: body => `Bearer ${body.access_token}`,
  },
  'GET oauth2/token': {
    ask: accessShown,
    expected: body => `Bearer ${body.access_token}`,
  },
  'GET oci catalog': {
    kind: 'oci',
    ask: registry => firstPage(listRepositories(registry)),
    expected: body => body.repositories,
  },
  'GET oci tags': {
    kind: 'oci',
    ask: async (registry, names) => (await firstPage(listTags(registry, names.repository))).map(tag => tag.name),
    expected: body => body.tags,
  },
  'GET catalog': {
    ask: (registry, _names, { place }) => firstPage(listRepositories(registry, listOptions(place))),
    expected: body => body.repositories ?? [],
  },
  'GET repository': {
    ask: (registry, names) => getRepository(registry, names.repository),
    expected: repositoryOf,
  },
  'PATCH repository': {
    ask: (registry, names, { exchange }) => updateRepository(registry, names.repository, changeOf(exchange)),
    expected: repositoryOf,
  },
  'DELETE repository': {
    ask: (registry, names) => deleteRepository(registry, names.repository),
    expected: body => ({ manifestsDeleted: body.manifestsDeleted ?? [], tagsDeleted: body.tagsDeleted ?? [] }),
  },
  'GET tags': {
    ask: (registry, names, { place }) => firstPage(listTags(registry, names.repository, listOptions(place))),
    expected: body => (body.tags ?? []).map(tagOf),
  },
  'GET tag': {
    ask: (registry, names) => getTag(registry, { repository: names.repository, tag: names.tag }),
    expected: body => tagOf(body.tag),
  },
  'PATCH tag': {
    ask: (registry, names, { exchange }) =>
      updateTag(registry, { repository: names.repository, tag: names.tag }, changeOf(exchange)),
    expected: body => tagOf(body.tag),
  },
  'DELETE tag': {
    ask: (registry, names) => deleteTag(registry, { repository: names.repository, tag: names.tag }),
    expected: () => undefined,
  },
  'GET manifests': {
    ask: (registry, names, { place }) => firstPage(listManifests(registry, names.repository, listOptions(place))),
    expected: body => (body.manifests ?? []).map(manifestOf),
  },
  'GET manifest': {
    ask: (registry, names) => getManifest(registry, { repository: names.repository, digest: names.digest }),
    expected: body => manifestOf(body.manifest),
  },
  'PATCH manifest': {
    ask: (registry, names, { exchange }) =>
      updateManifest(registry, { repository: names.repository, digest: names.digest }, changeOf(exchange)),
    expected: body => manifestOf(body.manifest),
  },
  'GET support': {
    ask: async registry => (await checkRegistry(registry)).serverTime?.toUTCString(),
    expected: (_body, { response }) => response.headers?.Date ?? response.headers?.date,
  },
  'GET content': {
    ask: async (registry, { repository, reference }) => {
      const { bytes } = await readManifest(registry, { repository, reference });
      return Buffer.from(bytes).toString('utf8');
    },
    expected: (_body, exchange) => bodyOf(exchange).toString('utf8'),
  },
  'PUT content': {
    ask: (registry, { repository, reference }, { exchange }) =>
      putManifest(registry, {
        repository,
        reference,
        bytes: Buffer.from(exchange.request.body ?? ''),
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
      }),
    expected: (_body, { response }) =>
      response.headers?.['Docker-Content-Digest'] ?? response.headers?.['docker-content-digest'],
  },
  'DELETE content': {
    ask: (registry, { repository, digest }) => deleteManifest(registry, { repository, digest }),
    expected: () => undefined,
  },
  'GET blob': {
    ask: async (registry, { repository, digest }) => sha256((await readBlob(registry, { repository, digest })).chunks),
    expected: (_body, exchange) => decodeURIComponent(exchange.request.url).match(/sha256:[0-9a-f]{64}/)?.[0],
  },
};

function changeOf(exchange: Exchange): Json {
  return exchange.request.body ? JSON.parse(exchange.request.body) : {};
}

function repositoryOf(body: Json) {
  return {
    name: body.imageName,
    createdTime: body.createdTime,
    lastUpdateTime: body.lastUpdateTime,
    manifestCount: body.manifestCount,
    tagCount: body.tagCount,
    changeableAttributes: attributesOf(body.changeableAttributes),
  };
}

function tagOf(tag: Json) {
  return {
    name: tag.name,
    digest: tag.digest,
    createdTime: tag.createdTime,
    lastUpdateTime: tag.lastUpdateTime,
    signed: tag.signed,
    quarantineState: tag.quarantineState,
    changeableAttributes: attributesOf(tag.changeableAttributes),
  };
}

function manifestOf(manifest: Json) {
  return {
    digest: manifest.digest,
    imageSize: manifest.imageSize,
    createdTime: manifest.createdTime,
    lastUpdateTime: manifest.lastUpdateTime,
    architecture: manifest.architecture,
    os: manifest.os,
    mediaType: manifest.mediaType,
    configMediaType: manifest.configMediaType,
    tags: manifest.tags ?? [],
    references: manifest.references?.map(({ digest, architecture, os }: Json) => ({ digest, architecture, os })),
    quarantineState: manifest.changeableAttributes.quarantineState,
    quarantineDetails: manifest.changeableAttributes.quarantineDetails,
    changeableAttributes: attributesOf(manifest.changeableAttributes),
  };
}

function attributesOf({ deleteEnabled, writeEnabled, listEnabled, readEnabled }: Json) {
  return { deleteEnabled, writeEnabled, listEnabled, readEnabled };
}
