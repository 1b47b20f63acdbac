import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { hostile, idPattern } from '../support/hostile.ts';
import { hostileRegistry } from '../support/hostile-registry.ts';
import { keys } from '../support/keys-to-bytes.ts';
import type { TerminalSession } from '../support/screen.ts';
import { expectUnharmedScreen } from '../support/unharmed.ts';
import { type Browsing, browse, cursorOn, expectNothingSent } from './browsing.ts';

// Text from outside on every surface of the browser: whatever it holds, nothing but its own cells may change (safety, section 4).

const labels = Object.fromEntries(hostile.map(({ text }) => [text, text]));
const [first = ''] = hostile.map(each => each.text);

/** The registry of the prompt's own suite, and an image whose labels, annotations, environment and command are hostile. */
const fixture: Fixture = registry => {
  hostileRegistry(registry);
  registry.repository('labels', registry.now, repository => {
    const image = repository.image({
      created: registry.now,
      layers: [repository.layer('file', 'content\n')],
      labels,
      annotations: labels,
      command: hostile.map(each => each.text),
      environment: hostile.map(({ text }) => `${text}=${text}`),
    });
    repository.tag('v1', image, registry.now);
    repository.artifact({
      created: registry.now,
      artifactType: first,
      contentType: first,
      content: first,
      subject: image,
      annotations: labels,
    });
  });
};

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture });
});
afterAll(() => emulator.close());
beforeEach(() => emulator.faults.clear());

/** Nothing but the browser's own cells; it strikes through the keys that do nothing now. */
const expectOwnScreen = (terminal: TerminalSession) =>
  expectUnharmedScreen(terminal, /[fb]g=\d|invisible|blink|overline/);

/** Pages to the end of a text, its lines cut after the first screen; every screen on the way is unharmed. Answers the ids that were seen. */
async function pageThrough({ terminal, press }: Browsing): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  // without the status, the command, the keys and the free row below: the status may tell meanwhile how long something takes
  const body = (rows: readonly string[]) => rows.slice(2, -4).join('\n');
  const look = () => {
    expectOwnScreen(terminal);
    for (const id of terminal.rows().join('\n').match(idPattern) ?? []) seen.add(id);
  };
  const position = (rows: readonly string[]) => /lines [\d,]+-([\d,]+) of ([\d,]+)$/m.exec(rows.join('\n'));
  look();
  if (position(terminal.rows()) === null) return seen;
  // the lines are cut from here on; the search that is begun shows that they have been
  await press('w/', /^\/$/m);
  await press(keys('Escape'), /^PS> /m);
  for (;;) {
    const before = body(terminal.rows());
    await press(keys('PageDown'), rows => body(rows) !== before && position(rows) !== null);
    look();
    const [, to, of] = position(terminal.rows()) ?? [];
    if (to !== undefined && to === of) return seen;
  }
}

const everyId = hostile.map(each => each.id);

test('lists of manifests, with every column', async () => {
  const { terminal, press } = await browse({ emulator, columns: 240 }, { at: 'hostile/manifests', shows: '1 TAGS' });
  await press('2', /2 MANIFESTS[\s\S]*artifact/);
  expectOwnScreen(terminal);
  await press('w', / sha256:[0-9a-f]{64}/);
  for (let page = 0; page < 20; page++) {
    terminal.type(keys('PageDown'));
    await press('j', /^> /m);
    expectOwnScreen(terminal);
  }
  await press(keys('End'), /^> /m);
  expectOwnScreen(terminal);
});

describe('an image', () => {
  test.each([
    ['3', '3 CONFIG'],
    ['4', '4 LABELS'],
    ['6', '6 RAW'],
  ])(
    'tab %s',
    async (key, shows) => {
      const browsing = await browse({ emulator }, { at: 'labels', shows: cursorOn('v1') });
      await browsing.press(keys('Enter'), '1 OVERVIEW');
      await browsing.press(
        key,
        rows => rows.join('\n').includes(shows) && / ago\n.* of (\d{3,}|\d,\d{3})$/m.test(rows.join('\n')),
      );
      const seen = await pageThrough(browsing);
      expect(everyId.filter(each => !seen.has(each))).toEqual([]);
    },
    120_000,
  );

  test.each([
    ['overview', '', '1 OVERVIEW'],
    ['its referrers', '5', '5 REFERRERS'],
    ['its tree', 'X', '› tree'],
    ['what it is used by', 'u', 'used by'],
    ['its JSON', 'y', '› JSON'],
  ])(
    '%s',
    async (_, key, shows) => {
      const browsing = await browse({ emulator }, { at: 'labels', shows: cursorOn('v1') });
      await browsing.press(keys('Enter'), /1 OVERVIEW[\s\S]*Digest/);
      await browsing.terminal.until('rwld');
      await browsing.press(key, shows);
      await browsing.terminal.until(rows => !rows.some(row => row.includes('reading')));
      await pageThrough(browsing);
    },
    120_000,
  );

  test('a dialog about it, its attributes, and the menu of what to copy', async () => {
    const { press, terminal } = await browse({ emulator }, { at: 'labels', shows: cursorOn('v1') });
    emulator.ledger.clear();
    await press('2', /2 MANIFESTS[\s\S]*refers to/);
    await press('D', /\[\[ Cancel \]\][\s\S]*y delete/);
    expectOwnScreen(terminal);
    await press(keys('Escape'), 'nothing was changed');
    await press('e', 'Enter review');
    expectOwnScreen(terminal);
    await press(keys('Escape'), rows => !rows.some(row => row.includes('Attributes ·')));
    await press('C', /Copy[\s\S]*JSON[\s\S]*Esc close/);
    expectOwnScreen(terminal);
    expectNothingSent(emulator);
  });
});

describe('what a registry answers with', () => {
  const some = hostile.filter((_, index) => index % 12 === 0);
  const answer = (route: string, text: string) => {
    const body = JSON.stringify({ errors: [{ code: text, message: text, detail: text }] });
    emulator.faults.add({ on: { route }, effect: { kind: 'status', status: 400, body } });
  };

  test('where a list should come', async () => {
    const { press, terminal } = await browse({ emulator }, { at: 'labels', shows: cursorOn('v1') });
    for (const { id, text } of some) {
      answer('tags.list', text);
      await press('R', id);
      expectOwnScreen(terminal);
    }
    expect(terminal.rows().join('\n')).toContain('[STALE]');
  });

  test('where a change is planned, and where it is sent', async () => {
    const { press, terminal } = await browse({ emulator }, { at: 'labels', shows: /^> {2}rwld rwld .* v1$/m });
    for (const { id, text } of some.slice(0, 12)) {
      answer('manifests.get', text);
      await press('U', id);
      expectOwnScreen(terminal);
      await press('t', rows => !rows.join('\n').includes(id));
    }
    for (const { id, text } of some.slice(0, 6)) {
      answer('tags.update', text);
      await press('L', 'Enter review');
      await press(keys('Enter'), 'y change');
      await press('y', rows => rows.some(row => row.includes('Esc close')) && rows.join('\n').includes(id));
      expectOwnScreen(terminal);
      await press(keys('Escape'), rows => !rows.some(row => row.includes('Esc close')));
    }
  }, 120_000);

  test('names of tags that no registry may have', async () => {
    const { press, terminal } = await browse({ emulator }, { at: 'labels', shows: cursorOn('v1') });
    for (const { id } of some) {
      const index = hostile.findIndex(each => each.id === id);
      await press(
        `:Get-AcrTag hostile/tag${index}\r`,
        rows => rows.join('\n').includes(id) && rows.some(row => row.includes('Esc close')),
      );
      expectOwnScreen(terminal);
      await press(keys('Escape'), rows => !rows.some(row => row.includes('Esc close')));
    }
  });
});
