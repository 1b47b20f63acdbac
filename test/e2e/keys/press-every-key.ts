import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunctionName } from '../../../src/editor/functions/description.ts';
import type { EditMode, KeyTable } from '../../../src/editor/keys/table.ts';
import { keys } from '../../support/keys-to-bytes.ts';
import { accepting } from './accepting.ts';
import { changing } from './changing.ts';
import { history } from './history.ts';
import type { KeyCase } from './key-case.ts';
import { type KeySitting, sitDownAtKeys } from './key-sitting.ts';
import { moving } from './moving.ts';
import { selecting } from './selecting.ts';
import { showing } from './showing.ts';

const cases = [...moving, ...selecting, ...changing, ...history, ...showing, ...accepting];
/** The function that leaves the program, in the mode that has it. */
const exits: ReadonlySet<FunctionName> = new Set(['ExitOrDeleteChar', 'DeleteCharOrExit']);

/** Tests that press every key of a mode at the built program, one after the other at one prompt, and look at what comes of it. */
export function pressEveryKey(mode: EditMode, table: KeyTable): void {
  let sitting: KeySitting;
  const pressed = new Set<string>();

  beforeAll(async () => {
    sitting = await sitDownAtKeys(mode, editorThatWrites("'two'"));
  });
  afterAll(() => sitting.close());

  const runs = cases.flatMap(each => keysOf(each, table).map(key => ({ key, name: nameOf(each), each })));
  test.each(runs)('$key: $name', async ({ key, each }) => {
    pressed.add(`${key}: ${each.does}`);
    await sitting.see(each, key);
  });

  test('a key leaves the program on an empty line', async () => {
    const [key = ''] = Object.entries(table).find(([, name]) => exits.has(name)) ?? [];
    sitting.terminal.type(keys('Ctrl+C', 'Ctrl+C', key));
    expect(await sitting.terminal.exited).toEqual({ code: 0, signal: undefined });
  });

  test('every key of the table has been pressed', () => {
    const bound = Object.entries(table).map(([key, name]) => `${key}: ${name}`);
    expect(bound.filter(each => !pressed.has(each))).toEqual([]);
  });
}

const keysOf = ({ does, keys: some }: KeyCase, table: KeyTable): readonly string[] =>
  Object.keys(table).filter(key => table[key] === does && (some === undefined || some.includes(key)));

const nameOf = ({ does, when }: KeyCase): string => (when === undefined ? does : `${does} ${when}`);

/** A program for $EDITOR that writes this in place of what it is given. */
function editorThatWrites(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'acrsh-editor-')), 'editor.sh');
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "${text}" > "$1"\n`, { mode: 0o700 });
  return file;
}
