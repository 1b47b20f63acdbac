import { describe, expect, test } from 'vitest';
import { tags } from '../../../../src/emulator/fixtures/many-tags.ts';
import { type OutputType, recordType, TypedObject } from '../../../../src/values/output-type.ts';
import { InstantClock } from '../../../registry/connection.ts';
import { startShell } from '../../../support/shell.ts';
import { changed, sent } from '../acting/acting.ts';
import { Browsing } from '../browsing.ts';

/** Complaints about long lists and slow registries (interface F, topic "Big lists, latency"), on the real browser. */

const MANY = 'demo:/load/many';
const API = 'demo:/team/api';

describe('many rows', () => {
  test('k9s#663, #394, acr-cli#353: every key acts while pages are still coming', async () => {
    await using shell = await startShell({ fixture: tags(12_000) });
    const gate = Promise.withResolvers<void>();
    shell.emulator.faults.add({
      on: { route: 'tags.list', url: /last=/, occurrence: 3 },
      effect: { kind: 'stall', until: gate.promise },
    });
    const browsing = await Browsing.open(shell, { path: MANY });
    await browsing.until(() => browsing.list.loaded > 2_000);
    const there = browsing.list.loaded;
    expect(browsing.rows[1]).toContain(`${there.toLocaleString('en')}…`);
    browsing.press('<End>');
    const last = browsing.row;
    browsing.press('<Home><PageDown>jj   ');
    expect([last === browsing.row, browsing.list.markedCount]).toEqual([false, 3]);
    browsing.press('/').take({ type: 'text', text: 'build-01199' }).press('<Enter>');
    await browsing.until(/10 of [\d,]+…/);
    browsing.press('?').press('<Escape>d');
    expect(browsing.place.kind).toBe('describe');
    browsing.press('q');
    expect(browsing.list.loaded).toBe(there);
    gate.resolve();
    await browsing.quiet();
    expect([browsing.list.loaded, browsing.list.shown, browsing.list.markedCount]).toEqual([12_000, 10, 3]);
  });

  test('k9s#644: the first page is on the screen before the second has been answered', async () => {
    await using shell = await startShell({ fixture: tags(12_000) });
    const gate = Promise.withResolvers<void>();
    shell.emulator.faults.add({
      on: { route: 'tags.list', url: /last=/ },
      effect: { kind: 'stall', until: gate.promise },
    });
    const browsing = await Browsing.open(shell, { path: MANY });
    await browsing.until(/build-012000/);
    expect(browsing.list.complete).toBe(false);
    gate.resolve();
  });
});

describe('the connection drops', () => {
  test('k9s#1462: a registry that does not answer any more is told, and can be given up', async () => {
    await using shell = await startShell();
    shell.emulator.faults.add({
      on: { route: 'tags.list', url: /last=/ },
      effect: { kind: 'stall', until: new Promise(() => {}) },
    });
    const browsing = await Browsing.open(shell, { path: MANY });
    await browsing.until(() => browsing.list.loaded > 0);
    const there = browsing.list.loaded;
    expect(browsing.text).not.toContain('Ctrl+C cancels');
    browsing.pass(7_000);
    await browsing.until(/listing tags of load\/many, [\d,]+ so far, 7s, Ctrl\+C cancels/);
    browsing.press('<Ctrl+C>');
    await browsing.until('[PARTIAL]');
    expect(browsing.list.loaded).toBe(there);
    browsing.press('R');
    await browsing.quiet();
    expect(browsing.list.loaded).toBe(5_000);
    expect(browsing.text).not.toContain('[PARTIAL]');
  });

  test('k9s#3471: the rows stay, are called stale, and are whole again after a reconnection', async () => {
    await using shell = await startShell({ clock: new InstantClock() });
    const browsing = await Browsing.at(shell, API);
    browsing.on('1.3.0').press(' ');
    const { loaded } = browsing.list;
    shell.emulator.faults.add({ on: {}, effect: { kind: 'reset', when: 'before' }, times: Infinity });
    browsing.press('R');
    const screen = await browsing.until('[STALE]');
    expect(screen).toMatch(/\n\S.*\nPS> Get-Az/);
    expect([browsing.list.loaded, browsing.markedNames]).toEqual([loaded, ['1.3.0']]);
    browsing.press('<Home>jjN');
    shell.emulator.faults.clear();
    browsing.press('R');
    await browsing.quiet();
    expect(browsing.text).not.toContain('[STALE]');
    expect(browsing.markedNames).toEqual(['1.3.0']);
  });
});

test('azure-cli#9157, #25107, #15696: completion of the command line waits for no registry', async () => {
  await using shell = await startShell();
  const browsing = await Browsing.at(shell, 'demo:/');
  const gate = Promise.withResolvers<void>();
  shell.emulator.faults.add({
    on: { url: /nginx/ },
    effect: { kind: 'stall', until: gate.promise },
    times: Infinity,
  });
  browsing.press(':').take({ type: 'text', text: 'Get-AcrTag samples/nginx lat' }).press('<Tab>');
  await shell.emulator.ledger.arrival(each => each.path.includes('nginx'));
  browsing.take({ type: 'text', text: 'x' });
  expect(browsing.text).toMatch(/^:Get-AcrTag samples\/nginx latx/m);
  browsing.press('<Ctrl+U>').take({ type: 'text', text: 'log' });
  expect(browsing.text).toMatch(/^:log/m);
  browsing.press('<Enter>');
  await browsing.until(() => browsing.place.kind === 'log');
  gate.resolve();
});

test('ServiceControl#5900, kite#501, lightNVR#171: work on many tells how far it is, stops, and says what became of each', async () => {
  await using shell = await startShell();
  const browsing = await Browsing.at(shell, API);
  await browsing.filter('/pr-11[67]/');
  browsing.press('a');
  await browsing.quiet();
  browsing.press('U');
  await browsing.dialog('Untag 20 tags');
  const gate = Promise.withResolvers<void>();
  shell.emulator.faults.add({
    on: { method: 'DELETE' },
    effect: { kind: 'stall', until: gate.promise },
    times: Infinity,
  });
  browsing.press('y');
  await shell.emulator.ledger.arrival(each => each.method === 'DELETE');
  expect(browsing.press('<Escape>').text).toContain('Stopping: nothing more is sent');
  gate.resolve();
  const screen = await browsing.until('Untag: ');
  const done = changed(shell.emulator).length;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(20);
  expect(screen).toContain(`Untag: ${done} done; ${20 - done} not attempted`);
  expect(sent(shell.emulator)).toHaveLength(done);
  await browsing.dialog('not attempted');
  browsing.press('<End>');
  expect(browsing.text).toMatch(/done +team\/api:pr-/);
});

test('gatsby#21955, DeepSeek-Reasonix#1829: a frame costs the rows that are on it, however many there are', async () => {
  let cells = 0;
  const counted: OutputType<number> = {
    name: 'Counted',
    properties: [{ name: 'Name', of: each => String(each) }],
    view: {
      table: {
        columns: [
          {
            label: 'Name',
            of: each => {
              cells += 1;
              return `row ${each}`;
            },
          },
        ],
      },
    },
  };
  const type = recordType(counted);
  async function* values() {
    yield Array.from({ length: 50_000 }, (_, at) => new TypedObject(type, at));
  }
  await using shell = await startShell({ fixture: 'empty' });
  const browsing = await Browsing.open(shell, { values: values() });
  await browsing.until('row 0');
  await browsing.quiet();
  for (const key of ['<End>', '<PageUp>', 'j', '<Home>']) {
    cells = 0;
    expect(browsing.press(key).rows).toHaveLength(40);
    // the frame before the key, and the one after it
    expect(cells, key).toBeLessThanOrEqual(2 * 40);
  }
});
