import { describe, expect, test } from 'vitest';
import { asked, cancelled, confirmed, numbered, opened as open, severe, target } from './opened.ts';

test.each([
  ['<Enter>', cancelled],
  ['<Escape>', cancelled],
  ['<Ctrl+C>', cancelled],
  ['n', cancelled],
  ['y', confirmed('m1', 'm2')],
  ['<Tab><Tab><Enter>', confirmed('m1', 'm2')],
  ['<ShiftTab><Enter>', confirmed('m1', 'm2')],
  ['<RightArrow><Enter>', [{ kind: 'plan', targets: ['m1', 'm2'] }]],
  ['<RightArrow><LeftArrow><Enter>', cancelled],
  ['s', [{ kind: 'save', targets: ['m1', 'm2'] }]],
  ['xy', confirmed('m2')],
  ['<DownArrow>xy', confirmed('m1')],
  ['xxy', confirmed('m2')],
  ['?y', []],
  ['?<Escape>y', confirmed('m1', 'm2')],
  ['?<Ctrl+C>', cancelled],
])('%s', (keys, expected) => {
  const { dialog, answers } = open();
  dialog.press(keys);
  expect(answers).toEqual(expected);
  expect(dialog.overlay.isOver).toBe(expected.length > 0);
});

test('it stands on the screen as designed', () => {
  const { dialog } = open({
    targets: [
      target('a', {
        title: [{ text: '31a54a0cf86d', look: 'reg.digest' }, { text: '  index  215.4 MB  5 hours ago' }],
        effects: [
          'removes tags     1.4.2, 1.4, 1, latest',
          { text: 'takes with it    notation signature 5d21b6607e42' },
        ],
      }),
      target('b', { title: [{ text: 'e2b8f00c6d15  image  107.8 MB  2 months ago   no tags' }] }),
    ],
    hidden: { targets: [target('h')], filter: 'age<90d' },
  });
  expect(dialog.draw()).toEqual([
    '┌ Delete 2 manifests · contoso.azurecr.io/team/api ────────────────────────────┐',
    '│ > 31a54a0cf86d  index  215.4 MB  5 hours ago                                 │',
    '│      removes tags     1.4.2, 1.4, 1, latest                                  │',
    '│      takes with it    notation signature 5d21b6607e42                        │',
    '│   e2b8f00c6d15  image  107.8 MB  2 months ago   no tags                      │',
    '│                                                                              │',
    '│ [ ] also the 1 marked row hidden by the filter "age<90d"                     │',
    '│ Frees about 107.8 MB now. Cannot be undone.                                  │',
    '│ PS> Remove-AzContainerRegistryManifest -RegistryName contoso -RepositoryNam… │',
    '│                                                                              │',
    '│           [[ Cancel ]]       [ Add to plan ]        [ Delete 2 ]             │',
    '└ y delete  n/Esc cancel  Tab next  ↑↓ scroll  x take out  s save plan  ? why ─┘',
  ]);
});

test('what is known later comes into the open dialog, and asks for nothing anew', async () => {
  const more = Promise.withResolvers<void>();
  let freed = 'What is freed was not read yet.';
  const { dialog, answers } = open({ asked: targets => ({ ...asked(targets), closing: [freed] }), more: more.promise });
  expect(dialog.text).toContain('What is freed was not read yet.');
  freed = 'Frees about 1.2 MB now.';
  more.resolve();
  await more.promise;
  expect(dialog.text).toContain('Frees about 1.2 MB now.');
  dialog.press('y');
  expect(answers).toEqual(confirmed('m1', 'm2'));
});

describe('severe', () => {
  test.each([
    ['y', []],
    ['team/api<Enter>', cancelled],
    ['team/api<Tab><Tab><Enter>', confirmed('m1', 'm2')],
    ['<Tab><Tab>team/api<Enter>', confirmed('m1', 'm2')],
    ['<Tab><Tab><Enter>', []],
    ['<Tab><Tab>team/ap<Enter>', []],
    ['<Tab><Tab>Team/api<Enter>', []],
    ['<Tab><Tab>team/api <Enter>', []],
    ['<Tab><Tab>team/apix<Backspace><Enter>', confirmed('m1', 'm2')],
    ['<Tab><Tab>nonsense<Ctrl+U>team/api<Enter>', confirmed('m1', 'm2')],
    ['xns', []],
    ['<Ctrl+S>', [{ kind: 'save', targets: ['m1', 'm2'] }]],
    ['<Ctrl+X>team/api<ShiftTab><Enter>', confirmed('m2')],
  ])('%s', (keys, expected) => {
    const { dialog, answers } = open({ asked: severe });
    dialog.press(keys);
    expect(answers).toEqual(expected);
  });

  test('without a word of its own it is the verb with the count, which follows', () => {
    const { dialog, answers } = open({ targets: numbered(22) });
    expect(dialog.text).toContain('Type delete 22 to go on:');
    dialog.press('delete 22<Ctrl+X>');
    expect(dialog.text).toContain('Type delete 21 to go on:');
    dialog.press('<ShiftTab><Enter>');
    expect(answers).toEqual([]);
    dialog.press('delete 21<Enter>');
    expect(answers).toEqual(
      confirmed(
        ...numbered(22)
          .slice(1)
          .map(each => each.id),
      ),
    );
  });

  test('taking out brings the grade down, and letters are keys again', () => {
    const { dialog, answers } = open({ targets: numbered(21) });
    dialog.press('y');
    expect(answers).toEqual([]);
    dialog.press('<Ctrl+U><Ctrl+X>');
    expect(dialog.text).not.toContain('to go on');
    dialog.press('y');
    expect(answers).toHaveLength(1);
  });
});

test('the count follows in title and button', () => {
  const { dialog } = open({ targets: numbered(3) });
  dialog.press('x');
  expect(dialog.text).toContain('Delete 2 manifests');
  expect(dialog.text).toContain('[ Delete 2 ]');
});

test('what would fail is shown, told and not sent', () => {
  const targets = [target('m1'), target('m2', { problem: 'locked (deleteEnabled is false)' })];
  const { dialog, answers } = open({ targets });
  expect(dialog.text).toContain('would fail: locked (deleteEnabled is false)');
  expect(dialog.text).toContain('1 would fail and is not sent.');
  expect(dialog.text).toContain('[ Delete 1 ]');
  dialog.press('y');
  expect(answers).toEqual(confirmed('m1'));
});

test('where all would fail there is nothing to confirm', () => {
  const { dialog, answers } = open({ targets: [target('m1', { problem: 'locked' })] });
  dialog.press('y<ShiftTab><Enter>s');
  expect(answers).toEqual([]);
  expect(dialog.text).toContain('Nothing here can be sent.');
});

test('what cannot be staged offers neither plan nor file', () => {
  const { dialog, answers } = open({ canStage: false });
  expect(dialog.text).not.toMatch(/plan/);
  dialog.press('s<Ctrl+S>');
  expect(answers).toEqual([]);
  dialog.press('<Tab><Enter>');
  expect(answers).toEqual(confirmed('m1', 'm2'));
});

test('where there is no command to show there is no row for it', () => {
  const { dialog } = open({ asked: targets => ({ ...severe(targets), command: '' }) });
  expect(dialog.text).not.toContain('PS>');
  dialog.press('?');
  expect(dialog.text).toContain('A deleted manifest does not come back.');
  expect(dialog.text).not.toContain('PS>');
});
