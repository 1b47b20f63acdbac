import { describe, expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { attributesOverlay } from '../../../../src/ui/browser/dialogs/attributes.ts';
import { builtInNames, builtInTheme, isBuiltIn } from '../../../../src/ui/theme/built-in.ts';
import { CurrentTheme } from '../../../../src/ui/theme/current-theme.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { Clock, Driven } from './driven.ts';
import { asked, cancelled, confirmed, made, numbered, opened, severe, target } from './opened.ts';

/** Complaints about other programs (interface F), as far as a dialog can answer them. */

const text = (typed: string): InputEvent => ({ type: 'text', text: typed });
const themes = builtInNames.filter(isBuiltIn).map(builtInTheme);
const inverse = /\x1b\[(?:[\d;]*;)?7(?:;[\d;]*)?m([^\x1b]*)/g;

test('k9s#21: Backspace and Delete never do more than erase what is typed', () => {
  const moderate = opened();
  moderate.dialog.press('<Backspace><Delete><Backspace>');
  expect(moderate.answers).toEqual([]);
  const word = opened({ asked: severe });
  word.dialog.press('<Backspace>t<Backspace><Backspace><Delete>');
  expect(word.answers).toEqual([]);
  expect(word.dialog.text).toContain('Type team/api to go on:  ');
});

test('k9s#44, #87: Ctrl+D does nothing in the dialog that it opens', () => {
  const { dialog, answers } = opened({ openedBy: keyPress('D', { ctrl: true }) });
  dialog.press('<Ctrl+D><Ctrl+D><Ctrl+D>');
  expect(answers).toEqual([]);
});

test('k9s#146: the dialog opens on Cancel, in every grade', () => {
  for (const each of [asked, severe]) {
    const { dialog, answers } = opened({ asked: each });
    expect(dialog.text).toContain('[[ Cancel ]]');
    dialog.press('<Enter>');
    expect(answers).toEqual(cancelled);
  }
});

test('k9s#319: Ctrl+K confirms nothing', () => {
  const { dialog, answers } = opened();
  dialog.press('<Ctrl+K>k');
  expect(answers).toEqual([]);
});

test('k9s#302: the dialog can be confirmed, by its letter and by its button', () => {
  for (const keys of ['y', '<Tab><Tab><Enter>', '<LeftArrow><Enter>']) {
    const { dialog, answers } = opened();
    dialog.press(keys);
    expect(answers).toEqual(confirmed('m1', 'm2'));
  }
});

describe('k9s#961: the focus cannot be mistaken', () => {
  test.each([
    ['', 'Cancel'],
    ['<Tab>', 'Add to plan'],
    ['<Tab><Tab>', 'Delete 2'],
  ])('after %j it is on %s, with two brackets, and inverse in every theme', (keys, label) => {
    for (const each of [asked, severe]) {
      const { dialog } = opened({ asked: each });
      dialog.press(keys);
      const buttons = (drawn: readonly string[]) => drawn.at(-2) ?? '';
      expect(buttons(dialog.draw()).match(/\[\[[^\]]*\]\]/g)).toEqual([`[[ ${label} ]]`]);
      for (const theme of themes) {
        for (const depth of ['true', '256', '16', 'mono'] as const) {
          const row = buttons(dialog.draw(createTheme({ depth, current: new CurrentTheme(theme), isUnicode: true })));
          expect(Array.from(row.matchAll(inverse), ([, found]) => found)).toEqual([`[[ ${label} ]]`]);
        }
      }
    }
  });
});

describe('k9s#3506, #3939, CGT#121, #68: marked rows that the filter hides', () => {
  const hidden = { targets: [target('h1'), target('h2')], filter: 'age<90d' };

  test('are counted and left out', () => {
    const { dialog, answers } = opened({ hidden });
    expect(dialog.text).toContain('[ ] also the 2 marked rows hidden by the filter "age<90d"');
    expect(dialog.text).not.toMatch(/h1|h2/);
    dialog.press('y');
    expect(answers).toEqual(confirmed('m1', 'm2'));
  });

  test.each(['<ShiftTab><Space>y', '<LeftArrow><Enter>y'])(
    'are shown and go along once their box is ticked: %s',
    keys => {
      const { dialog, answers } = opened({ hidden });
      dialog.press(keys.slice(0, -1));
      expect(dialog.text).toContain('[x] also the 2 marked rows');
      expect(dialog.text).toMatch(/h1[\s\S]*h2/);
      expect(dialog.text).toContain('[ Delete 4 ]');
      dialog.press('y');
      expect(answers).toEqual(confirmed('m1', 'm2', 'h1', 'h2'));
    },
  );

  test('stay behind when the box is cleared again', () => {
    const { dialog, answers } = opened({ hidden });
    dialog.press('<ShiftTab><Space><Space>y');
    expect(answers).toEqual(confirmed('m1', 'm2'));
  });

  test('bring the grade along that all of them deserve', () => {
    const { dialog, answers } = opened({ targets: numbered(20), hidden });
    expect(dialog.text).not.toContain('to go on');
    dialog.press('<ShiftTab><Space>');
    expect(dialog.text).toContain('Type delete 22 to go on:');
    dialog.press('y');
    expect(answers).toEqual([]);
  });

  test('are a box that Space ticks, and a letter of the word elsewhere', () => {
    const { dialog } = opened({ targets: numbered(21), hidden });
    dialog.press('delete<Space>');
    expect(dialog.text).toContain('[ ] also');
    dialog.press('21');
    expect(dialog.text).toContain('to go on: delete 21');
  });
});

test('k9s#947, #232, #334, #1457, #1593: what is answered are the targets that are seen, by their names', () => {
  const { dialog, answers } = opened({ targets: numbered(5) });
  dialog.press('<DownArrow><DownArrow>x<UpArrow>x');
  const seen = dialog.text.match(/m\d/g) ?? [];
  expect(seen).toEqual(['m1', 'm4', 'm5']);
  dialog.press('y');
  expect(answers).toEqual(confirmed(...seen));
});

test.each([['D'], ['d'], ['U'], ['y']])('lazygit#2291, #2618: %s, ten times fast, confirms nothing', key => {
  const { dialog, answers, clock } = made({ openedBy: text(key) });
  dialog.draw();
  dialog.overlay.shown?.(() => {});
  for (let press = 0; press < 10; press += 1) {
    clock.at += 90;
    dialog.overlay.take(text(key));
  }
  expect(answers).toEqual([]);
});

test('lazygit#792: keys that were meant for what lay there before do nothing', () => {
  const { dialog, answers, clock } = made();
  dialog.press('y<Tab><Enter>');
  dialog.overlay.shown?.(() => {});
  clock.at = 299;
  dialog.press('y<Tab><Tab><Enter>x');
  expect(answers).toEqual([]);
  expect(dialog.footer).not.toContain('y delete');
  clock.at = 300;
  expect(dialog.text).toContain('[[ Cancel ]]');
  expect(dialog.text).toContain('m1');
  expect(dialog.footer).toContain('y delete');
});

test('lazydocker#557, vscode-docker#948, #125, docker/cli#3742: it says what will go, how many, and whether it can come back', () => {
  const effects = [
    'removes 4 tags: 1.4.2, 1.4, 1, latest',
    'takes 1 referrer with it: notation signature 5d21b6607e42',
  ];
  const { dialog } = opened({ targets: [target('31a54a0cf86d', { effects }), target('e2b8f00c6d15')] });
  for (const words of [
    'Delete 2 manifests',
    '31a54a0cf86d',
    'e2b8f00c6d15',
    ...effects,
    'Cannot be undone.',
    '[ Delete 2 ]',
  ]) {
    expect(dialog.text).toContain(words);
  }
});

test('docker/cli#3014: what would fail is shown as such, and nothing that is not shown is sent', () => {
  const { dialog, answers } = opened({
    targets: [target('m1'), target('m2', { problem: 'locked' }), target('m3')],
    hidden: { targets: [target('h1')], filter: 'x' },
  });
  dialog.press('xy');
  expect(answers).toEqual(confirmed('m3'));
});

test('yazi#285: every one of 5,000 targets can be seen, in the smallest window too', () => {
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 40, rows: 9 },
  ]) {
    const { dialog } = opened({ targets: numbered(5_000), asked: severe });
    dialog.size = size;
    const seen = new Set<string>();
    let before = '';
    for (let page = dialog.text; page !== before; page = dialog.text) {
      before = page;
      for (const id of page.match(/m\d+\b/g) ?? []) seen.add(id);
      dialog.overlay.take(keyPress('PageDown'));
    }
    expect(numbered(5_000).filter(({ id }) => !seen.has(id))).toEqual([]);
    expect(dialog.text).toContain('of 5,000');
  }
});

test('mycli#758, pgcli#1410: no other letter counts as yes', () => {
  const letters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter(
    each => each !== 'y',
  );
  for (const letter of [...letters, 'ye', 'yes', 'yy', 'ý', 'у']) {
    const { dialog, answers } = opened();
    dialog.overlay.take(text(letter));
    expect(answers.filter(each => each.kind === 'confirm')).toEqual([]);
  }
});

test('pgcli#1013, #1544, mycli#110, #158: what is harmless takes a letter, no word', () => {
  const { dialog, answers } = opened({ asked: targets => ({ ...asked(targets), grade: 'mild' }) });
  expect(dialog.text).not.toContain('Type ');
  dialog.press('y');
  expect(answers).toEqual(confirmed('m1', 'm2'));
});

test('POSH-HPEOneView#568, PowerShell#18679, #9428, SecretStore#16, PSResourceGet#433: Enter alone is no', () => {
  const { dialog, answers } = opened({ openedBy: keyPress('Enter') });
  dialog.press('<Enter>');
  expect(answers).toEqual(cancelled);
});

test('k9s#410, #980, #1831, #2434, #2595, #3414, #3808, loupe#32: a protected registry asks for its name', () => {
  const word = 'contoso.azurecr.io';
  const { dialog, answers } = opened({ asked: targets => ({ ...asked(targets), grade: 'severe', word }) });
  dialog.press('y<Ctrl+U><ShiftTab><Enter>');
  expect(answers).toEqual([]);
  dialog.press('contoso.azurecr.io<Enter>');
  expect(answers).toEqual(confirmed('m1', 'm2'));
});

test('azure-cli#9579: all tags that go along are told, however many they are', () => {
  const tags = Array.from({ length: 60 }, (_, index) => `v1.${index}`);
  const { dialog } = opened({ targets: [target('m1', { effects: [`removes 60 tags: ${tags.join(', ')}`] })] });
  dialog.size = { columns: 40, rows: 9 };
  const seen = new Set<string>();
  for (let at = 0; at < 60; at += 1) {
    for (const tag of dialog.text.match(/v1\.\d+\b/g) ?? []) seen.add(tag);
    dialog.press('<DownArrow>');
  }
  expect([...seen].sort()).toEqual([...tags].sort());
});

test('acr#492, #814: that nothing brings it back is told in the smallest window', () => {
  const { dialog } = opened({ hidden: { targets: [target('h')], filter: 'age<90d' } });
  dialog.size = { columns: 40, rows: 9 };
  expect(dialog.text).toContain('Cannot be undone.');
});

test('yazi#285: in a low window the command gives way to targets', () => {
  const { dialog } = opened({ targets: numbered(4) });
  expect(dialog.text).toContain('PS>');
  dialog.size = { columns: 40, rows: 9 };
  expect(dialog.text).not.toContain('PS>');
  expect(dialog.text.match(/m\d/g)).toEqual(['m1', 'm2', 'm3', 'm4']);
});

function attributes(others: readonly string[] = []) {
  const answers: unknown[] = [];
  const clock = new Clock();
  const switches = { read: 'on', write: 'on', list: 'off', delete: 'on' } as const;
  const request = { now: clock.now, title: 'Attributes', kind: 'tag', count: 1, switches, others } as const;
  return {
    dialog: new Driven(
      attributesOverlay(request, each => answers.push(each)),
      clock,
    ).settle(),
    answers,
  };
}

test('azure-powershell#17857, azure-cli#4057: a switch that was not touched is not sent', () => {
  const { dialog, answers } = attributes();
  dialog.press('w<Enter>');
  expect(answers).toEqual([{ write: false }]);
});

test('acr#71, #495, MeshWeaver#3860: locks of the manifest and the repository are told beside the tag’s own', () => {
  expect(attributes(['Manifest 77d0e5aa913c has its own lock: r-l-']).dialog.text).toContain('has its own lock: r-l-');
});

test('acr-cli#134, #70, acr#561: it is said that writing switched off stops deletion as well', () => {
  expect(attributes().dialog.text).toContain('off also stops deletion');
});
