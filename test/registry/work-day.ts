import fc from 'fast-check';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { LedgerEntry } from '../../src/emulator/ledger.ts';
import { type Credential, REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { getRepository, listRepositories } from '../../src/registry/repositories.ts';
import { deleteTag, getTag, listTags } from '../../src/registry/tags.ts';
import { connectTo, InstantClock } from './connection.ts';
import { repo, tag } from './names.ts';
import { VirtualTime } from './virtual-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 0, 15, 7);
const NAMES = ['team/api', 'team/web', 'team/jobs'];
const TAGS = Array.from({ length: 200 }, (_, index) => `v${index}`);
/** Between two pages of a listing, and between two deletions. */
const PAUSE = 20 * MINUTE;

/** What somebody does after so many minutes. */
export interface Step {
  readonly wait: number;
  readonly work: keyof typeof WORK;
  readonly repository: string;
}

/** What happens to the machine's clock or to the sign-in after so many minutes. */
export interface Event {
  readonly wait: number;
  /** Milliseconds that the local clock jumps; undefined: all refresh tokens are revoked. */
  readonly jump?: number;
}

export interface WorkDay {
  /** Everything that was asked. */
  readonly ledger: readonly LedgerEntry[];
  /** Why operations failed. */
  readonly lost: readonly unknown[];
  /** How often a new refresh token went to the keeper. */
  readonly kept: number;
  /** When refresh tokens were revoked. */
  readonly revoked: readonly number[];
  readonly jumps: readonly { readonly at: number; readonly by: number }[];
}

const minutes = (most: number) => fc.integer({ min: 1, max: most / 5 }).map(fives => fives * 5);

/** Four people who work on the same connection. */
export const people: fc.Arbitrary<Step[][]> = fc.array(
  fc.array(
    fc.record({
      wait: minutes(60),
      work: fc.constantFrom<Step['work'][]>('read', 'readAll', 'list', 'catalog', 'delete'),
      repository: fc.constantFrom(...NAMES),
    }),
    { minLength: 20, maxLength: 20 },
  ),
  { minLength: 4, maxLength: 4 },
);

export const revocations: fc.Arbitrary<Event> = fc.record({ wait: minutes(480) });
export const jumps: fc.Arbitrary<Event> = fc.record({
  wait: minutes(240),
  jump: fc.integer({ min: -240, max: 240 }).map(by => by * MINUTE),
});

/** Has them work for 24 hours of the registry's clock; ours starts `offset` milliseconds ahead of it. Plans start anew when they end. */
export async function workADay({
  offset,
  work,
  events,
}: {
  readonly offset: number;
  readonly work: readonly Step[][];
  readonly events: readonly Event[];
}): Promise<WorkDay> {
  const time = new VirtualTime(START);
  const emulator = await startEmulator({ fixture: stocked, now: () => new Date(time.now) });
  const clock = new JumpingClock(time, offset);
  const lost: unknown[] = [];
  const revoked: number[] = [];
  const jumped: { at: number; by: number }[] = [];
  let kept = 0;
  const credential = accountOf(emulator, () => {
    kept++;
  });
  const connection = await connectTo(emulator.origin, { credential, trustedWithEntra: true, clock });
  const left = new Map(NAMES.map(name => [name, TAGS.slice(1)]));

  const allDay =
    <T extends Step | Event>(plan: readonly T[], act: (item: T) => Promise<void>) =>
    async () => {
      while (time.now < START + DAY) {
        for (const item of plan) {
          await time.sleep(item.wait * MINUTE);
          await act(item);
        }
      }
    };
  await time.run([
    ...work.map(plan =>
      allDay(plan, ({ work: kind, repository }) =>
        WORK[kind]({ ...connection, time, name: repository, left: left.get(repository) ?? [] }).catch(error => {
          lost.push(error);
        }),
      ),
    ),
    allDay(events, async ({ jump }) => {
      if (jump === undefined) {
        emulator.credentials.revokeRefreshTokens();
        revoked.push(time.now);
      } else {
        clock.ahead += jump;
        jumped.push({ at: time.now, by: jump });
      }
    }),
  ]);
  await connection[Symbol.asyncDispose]();
  await emulator.close();
  return { ledger: emulator.ledger.entries, lost, kept, revoked, jumps: jumped };
}

const stocked: Fixture = registry => {
  const created = new Date(START - 30 * DAY);
  for (const name of NAMES) {
    registry.repository(name, created, repository => {
      const image = repository.image({ created, layers: [repository.layer('layer', 'bytes')] });
      for (const each of TAGS) repository.tag(each, image, created);
    });
  }
};

class JumpingClock extends InstantClock {
  readonly #time: VirtualTime;
  ahead: number;

  constructor(time: VirtualTime, ahead: number) {
    super();
    this.#time = time;
    this.ahead = ahead;
  }

  override now = () => this.#time.now + this.ahead;
}

function accountOf({ credentials }: Emulator, keep: () => void): Credential {
  return {
    kind: 'entra',
    audiences: [REGISTRY_AUDIENCE],
    getAccessToken: async () => new Secret(credentials.entraToken()),
    keeper: { saved: undefined, keep, drop() {} },
  };
}

interface Workplace {
  readonly registry: Registry;
  readonly time: VirtualTime;
  readonly name: string;
  /** Tags that may be deleted. */
  readonly left: string[];
}

const WORK = {
  async read({ registry, name }: Workplace) {
    await getTag(registry, { repository: repo(name), tag: tag('v0') });
  },
  async readAll({ registry }: Workplace) {
    await Promise.all([...NAMES, ...NAMES].map(name => getRepository(registry, repo(name))));
  },
  async list({ registry, name, time }: Workplace) {
    for await (const page of listTags(registry, repo(name), { pageSize: 50 })) {
      if (page.items.length > 0) await time.sleep(PAUSE);
    }
  },
  async catalog({ registry, time }: Workplace) {
    for await (const page of listRepositories(registry, { pageSize: 1 })) {
      if (page.items.length > 0) await time.sleep(PAUSE);
    }
  },
  async delete({ registry, name, time, left }: Workplace) {
    for (const each of left.splice(-4)) {
      await deleteTag(registry, { repository: repo(name), tag: tag(each) });
      await time.sleep(PAUSE);
    }
  },
};
