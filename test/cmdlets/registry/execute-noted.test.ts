import { expect, test } from 'vitest';
import { planUntag } from '../../../src/admin/plan-untag.ts';
import { executeNoted } from '../../../src/cmdlets/registry/execute-noted.ts';
import { repo, tag } from '../../registry/names.ts';
import { startShell } from '../../support/shell.ts';

/** More than are ever in flight at once. */
const CROWD = 40;

/** An untag that is stopped and given up: on its way or, `crowded`, while it waits for its turn behind others. Answers what the journal knows of it. */
async function stopped({ crowded }: { readonly crowded: boolean }) {
  const shell = await startShell({ fixture: 'small' });
  const { session, emulator } = shell;
  const { registry, name: registryName } = session.connection(undefined);
  const place = { registry, registryName, repository: repo('library/hello-world'), tag: tag('v1') };
  const stop = new AbortController();
  const plan = await planUntag(place, stop.signal);
  const free = Promise.withResolvers<void>();
  const on = { method: 'DELETE' };
  emulator.faults.add({ on, effect: { kind: 'stall', until: free.promise, when: 'after' }, times: CROWD });
  const crowd: Promise<unknown>[] = [];
  const done = executeNoted(plan, {
    context: {
      session,
      signal: stop.signal,
      abandoned: stop.signal,
      sending() {
        const { transport, server } = registry;
        const path = '/acr/v1/crowd';
        for (let each = 0; crowded && each < CROWD; each++)
          crowd.push(transport.send({ method: 'DELETE', origin: server.origin, path, limit: 1e6 }));
        if (crowded) setImmediate(() => stop.abort());
      },
    },
    command: 'Remove-AzContainerRegistryTag',
    undone: undefined,
  });
  done.catch(() => {});
  if (!crowded) {
    await emulator.ledger.arrival(each => each.method === 'DELETE');
    stop.abort();
  }
  const error = await done.catch((thrown: unknown) => thrown);
  free.resolve();
  await Promise.all(crowd);
  const [run] = await Array.fromAsync(session.journal.runs());
  const [item] = await session.journal.items(run?.run ?? '');
  return { shell, error, outcome: item?.outcome };
}

test('what is stopped while it waits for its turn stands in the journal as not attempted', async () => {
  const { shell, error, outcome } = await stopped({ crowded: true });
  await using _ = shell;
  expect(error).toMatchObject({ name: 'AbortError' });
  const deletions = shell.emulator.ledger.lines().filter(each => each.startsWith('DELETE'));
  expect(deletions.filter(each => !each.includes('crowd'))).toEqual([]);
  expect(outcome).toMatchObject({ state: 'not-attempted' });
});

test('what is given up on its way stands there as unknown', async () => {
  const { shell, error, outcome } = await stopped({ crowded: false });
  await using _ = shell;
  expect(error).toMatchObject({ id: 'OutcomeUnknown' });
  expect(outcome).toMatchObject({ state: 'unknown' });
});
