import type { ItemOutcome } from '../../src/admin/bulk/item-outcome.ts';
import type { ManifestDeletion, PlanItem, TagRemoval } from '../../src/admin/bulk/registry-plan.ts';
import type { Effect, LedgerEntry } from '../../src/emulator/ledger.ts';
import { type Digest, parseDigest } from '../../src/registry/model/digest.ts';
import { parseRepositoryName, type RepositoryName } from '../../src/registry/model/repository-name.ts';
import { parseTagName, type TagName } from '../../src/registry/model/tag-name.ts';
import type { Evidence } from './evidence.ts';
import type { Intrusion } from './intrusion.ts';
import type { Sending } from './wire-witness.ts';
import { type ManifestState, replay, type World } from './world.ts';

const UNLOCKED = { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true };

export const REPOSITORY: RepositoryName = sure(parseRepositoryName('team/app'));
export const digest = (digit: string): Digest => sure(parseDigest(`sha256:${digit.repeat(64)}`));
export const tagName = (text: string): TagName => sure(parseTagName(text));

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The story has no such name.');
  return value;
}

export const manifest = (name: Digest, { children = [], subject }: Partial<ManifestState> = {}): ManifestState => ({
  digest: name,
  children,
  subject,
  blobs: [],
  attributes: UNLOCKED,
  pushed: 0,
});

export const deletion = (name: Digest, given: Partial<ManifestDeletion> = {}): ManifestDeletion => ({
  action: 'delete manifest',
  repository: REPOSITORY,
  lastUpdateTime: undefined,
  attributes: UNLOCKED,
  reason: 'untagged',
  digest: name,
  tags: [],
  mediaType: undefined,
  size: undefined,
  after: [],
  unlock: [],
  ...given,
});

export const removal = (tag: TagName, of: Digest): TagRemoval => ({
  action: 'remove tag',
  repository: REPOSITORY,
  lastUpdateTime: undefined,
  attributes: UNLOCKED,
  reason: 'older than 30d',
  tag,
  digest: of,
  unlock: false,
});

/** What a request comes to; what is not named goes well and does nothing. */
interface Course {
  readonly status?: number | undefined;
  readonly retryAfter?: string;
  readonly effects?: readonly Effect[];
  /** What others did right before it was carried out. */
  readonly meanwhile?: readonly WithoutPlace[];
  /** Its answer comes only after that of the next request. */
  readonly late?: true;
}

type WithoutPlace = Intrusion extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'request' | 'repository'>
    : never
  : never;

/** A run told request by request, with whatever in it that the oracle has to find. */
export class Story {
  readonly #before: World;
  readonly #items: readonly PlanItem[];
  readonly #entries: LedgerEntry[] = [];
  readonly #sendings: Sending[] = [];
  readonly #intrusions: Intrusion[] = [];
  readonly #journalled: { item: number; at: number }[] = [];
  #line = 1;
  #time = Date.UTC(2026, 0, 1);
  #stopped: number | undefined;
  #late: Sending | undefined;

  constructor(
    { manifests, tags = {} }: { manifests: readonly ManifestState[]; tags?: Readonly<Record<string, Digest>> },
    items: readonly PlanItem[],
  ) {
    this.#items = items;
    this.#before = new Map([
      [
        REPOSITORY,
        {
          attributes: UNLOCKED,
          manifests: new Map(manifests.map(each => [each.digest, each])),
          tags: new Map(Object.entries(tags).map(([name, of]) => [name, { digest: of, attributes: UNLOCKED }])),
        },
      ],
    ]);
  }

  journal(item: number): this {
    this.#journalled.push({ item, at: this.#line++ });
    return this;
  }

  look(course: Course = {}): this {
    return this.request('GET', `/acr/v1/${REPOSITORY}/_manifests?n=100&orderby=timedesc`, course);
  }

  read(what: Digest | TagName, course: Course = {}): this {
    return this.request('GET', this.#path(what), course);
  }

  /** Deletes it, with the effect that it has where all goes well. */
  delete(what: Digest | TagName, course: Course = {}): this {
    const effect: Effect = what.includes(':')
      ? { kind: 'manifest deleted', repository: REPOSITORY, digest: what, tags: this.#tagsOf(what) }
      : { kind: 'tag deleted', repository: REPOSITORY, tag: what, digest: '' };
    const path = what.includes(':') ? `/v2/${REPOSITORY}/manifests/${what}` : this.#path(what);
    return this.request('DELETE', path, { status: 202, effects: [effect], ...course });
  }

  patch(what: Digest | TagName, attributes: Readonly<Record<string, boolean>>, course: Course = {}): this {
    const effect: Effect = { kind: 'attributes changed', repository: REPOSITORY, item: what, attributes };
    return this.request('PATCH', this.#path(what), { effects: [effect], ...course });
  }

  stop(): this {
    this.#stopped = this.#line++;
    return this;
  }

  wait(milliseconds: number): this {
    this.#time += milliseconds;
    return this;
  }

  request(method: string, pathAndQuery: string, course: Course): this {
    const { effects = [], meanwhile = [], retryAfter } = course;
    const status = 'status' in course ? course.status : 200;
    const number = this.#entries.length + 1;
    const [path = '', query = ''] = pathAndQuery.split('?');
    for (const each of meanwhile) this.#intrusions.push({ ...each, request: number, repository: REPOSITORY });
    const id = String(number);
    const base = { number, origin: 'registry', method, path, query, credential: 'bearer', authorized: true } as const;
    const headers = { 'x-ms-client-request-id': id };
    this.#entries.push({
      ...base,
      headers,
      status: status ?? 0,
      at: new Date(this.#time),
      turn: number,
      effects,
      notes: [],
    });
    const sending: Sending = {
      id,
      method,
      path: pathAndQuery,
      created: this.#line++,
      sent: this.#line++,
      time: this.#time,
      status,
      retryAfter,
      answered: undefined,
      digested: undefined,
      answeredTime: this.#time,
    };
    this.#sendings.push(sending);
    if (this.#late) this.#late.answered = this.#line++;
    this.#late = undefined;
    if (course.late) this.#late = sending;
    else if (status !== undefined) {
      sending.answered = this.#line++;
      sending.digested = this.#line++;
    }
    return this;
  }

  /** What there is to know of it, with the report of whoever ran it. */
  told(states: readonly (ItemOutcome['state'] | ItemOutcome)[]): Evidence {
    const happened = { entries: this.#entries, intrusions: this.#intrusions };
    return {
      plan: {
        id: '20260101-000000-0000',
        server: 'contoso.azurecr.io',
        createdTime: '2026-01-01T00:00:00Z',
        rules: [],
        items: this.#items,
        repositories: [],
      },
      protectedTags: ['stable'],
      outcomes: states.map(each => (typeof each === 'string' ? { state: each, reason: undefined } : each)),
      before: this.#before,
      after: replay(this.#before, happened),
      ...happened,
      sendings: this.#sendings,
      journalled: this.#journalled,
      started: 0,
      stopped: this.#stopped,
      died: undefined,
    };
  }

  #path(what: Digest | TagName): string {
    return `/acr/v1/${REPOSITORY}/${what.includes(':') ? '_manifests' : '_tags'}/${what}`;
  }

  #tagsOf(name: string): string[] {
    const repository = this.#before.get(REPOSITORY);
    return [...(repository?.tags ?? [])].flatMap(([tag, each]) => (each.digest === name ? [tag] : []));
  }
}
