import type { ItemOutcome, ItemState, RunReport } from '../../../src/admin/bulk/item-outcome.ts';
import type { PlanItem, RegistryPlan } from '../../../src/admin/bulk/registry-plan.ts';
import { ConfirmedRegistryPlan, type RunOptions, runPlan } from '../../../src/admin/bulk/run-plan.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { Fixture } from '../../../src/emulator/fixtures/fixture.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { connectTo } from '../../registry/connection.ts';
import type { Desk } from '../desk.ts';
import { JournalInMemory } from './journal-in-memory.ts';
import { SleptTime } from './slept-time.ts';

/** A desk at which nothing but sleeping makes time pass, for client and registry alike. */
export interface RunDesk extends Desk {
  readonly time: SleptTime;
  run(plan: RegistryPlan, options?: Partial<RunOptions>): Promise<RunReport>;
}

export async function openRunDesk(fixture: Fixture): Promise<RunDesk> {
  const time = new SleptTime(Date.UTC(2026, 5, 1));
  const emulator = await startEmulator({ fixture, now: () => new Date(time.now()) });
  const { username: userName, password } = emulator.credentials.admin;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  const transportOptions = { clock: time };
  const connection = await connectTo(emulator.origin, { kind: 'acr', credential, clock: time, transportOptions });
  const { registry } = connection;
  const { signal } = new AbortController();
  return {
    ...{ emulator, registry, signal, time },
    run: (plan, options) =>
      runPlan(new ConfirmedRegistryPlan(plan), {
        ...{ registry, registryName: 'demo', journal: new JournalInMemory(), stop: signal, abandon: signal },
        protects: () => undefined,
        progress: () => {},
        sending: () => {},
        ...options,
      }),
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}

export const statesOf = ({ outcomes }: RunReport): ItemState[] => outcomes.map(each => each.state);

/** What the ledger and the store say against a report; empty when there is nothing. */
export function complaints({ emulator }: { readonly emulator: Emulator }, plan: RegistryPlan, report: RunReport) {
  const found: string[] = [];
  if (report.outcomes.length !== plan.items.length) found.push('not one outcome for each item');
  const planned = new Set(plan.items.map(pathOf));
  const sends = new Map<string, 'sent' | 'looked at'>();
  for (const { method, path, status, effects } of emulator.ledger.entries) {
    const key = itemPath(path);
    if (method === 'GET') sends.set(key, 'looked at');
    if (method !== 'DELETE') continue;
    if (!planned.has(key)) found.push(`${key} is in no plan`);
    // what is refused for its token alone may be sent again at once
    if (sends.get(key) === 'sent') found.push(`${key} was sent again without a look`);
    if (status !== 401) sends.set(key, 'sent');
    if (effects.length > 1) found.push(`${key} had ${effects.length} effects`);
  }
  for (const [at, item] of plan.items.entries()) found.push(...complaintsOf(emulator, item, report.outcomes[at]));
  return found;
}

const GONE: ReadonlySet<ItemState> = new Set(['deleted', 'already-absent']);

function complaintsOf({ store, ledger }: Emulator, item: PlanItem, outcome: ItemOutcome | undefined): string[] {
  const repository = store.repository(item.repository);
  const path = pathOf(item);
  const changes = ledger.entries.filter(each => each.effects.length > 0 && itemPath(each.path) === path);
  const state = outcome?.state ?? 'not-attempted';
  if (item.action === 'update attributes' || state === 'unknown') return [];
  const isThere =
    item.action === 'remove tag'
      ? repository?.tags.get(item.tag)?.digest === item.digest
      : repository?.manifests.get(item.digest) !== undefined;
  const deletions = changes.filter(each => each.method === 'DELETE').length;
  return [
    ...(isThere === GONE.has(state) && state !== 'moved-skipped' ? [`${path} is ${state}, and there: ${isThere}`] : []),
    ...(deletions > 1 ? [`${path} was deleted ${deletions} times`] : []),
    ...(deletions > 0 && state !== 'deleted' ? [`${path} was deleted and is told to be ${state}`] : []),
  ];
}

const pathOf = (item: PlanItem): string =>
  item.action === 'remove tag' ? `${item.repository} ${item.tag}` : `${item.repository} ${item.digest}`;

/** Both ways to a manifest are one. */
const itemPath = (path: string): string =>
  path.replace(/^\/(?:v2|acr\/v1)\/(.*)\/(?:manifests|_manifests|_tags)\/([^/]+)$/, '$1 $2');
