import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editExternally, readExternally } from '../../../src/ui/prompt/external-editor.ts';

/** A user whose editor does this with the file, and what it noted. */
function userWith(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-editor-'));
  const editor = join(folder, 'editor');
  writeFileSync(editor, `#!/bin/sh\nnoted='${join(folder, 'noted')}'\n${script}\n`);
  chmodSync(editor, 0o755);
  let lent = 0;
  return {
    environment: { EDITOR: editor },
    lend: async <Result>(work: () => Promise<Result>) => {
      lent += 1;
      return work();
    },
    lent: () => lent,
    noted: () => readFileSync(join(folder, 'noted'), 'utf8').trimEnd().split('\n'),
  };
}

// a script stands for the editor
describe.runIf(process.platform !== 'win32')('external editor', () => {
  test('a text to be read is a file of its kind, the user’s alone, not writable, and gone afterwards', async () => {
    const user = userWith('echo "$1" > "$noted"; ls -l "$1" >> "$noted"; cat "$1" >> "$noted"');
    expect(await readExternally('{"a":1}\n', 'row.json', user)).toBeUndefined();
    const [file = '', mode, text] = user.noted();
    expect(file).toMatch(/row\.json$/);
    expect(mode).toMatch(/^-r--------/);
    expect(text).toBe('{"a":1}');
    expect(existsSync(file)).toBe(false);
    expect(user.lent()).toBe(1);
  });

  test('what is edited comes back', async () => {
    const user = userWith('printf "Get-AcrTag\\r\\n" > "$1"');
    expect(await editExternally('x', user)).toEqual({ text: 'Get-AcrTag' });
  });

  test('an editor that fails or is missing is told', async () => {
    const user = userWith('exit 3');
    const command = user.environment.EDITOR;
    expect(await readExternally('x', 'row.json', user)).toBe(`${command} ended with code 3; nothing was shown.`);
    expect(await editExternally('x', user)).toEqual({
      problem: `${command} ended with code 3; the line is as it was.`,
    });
    const nobody = { ...user, environment: { EDITOR: '/nowhere/ed' } };
    expect(await readExternally('x', 'row.json', nobody)).toBe(
      '/nowhere/ed could not be started (ENOENT). Set $EDITOR to your editor.',
    );
  });
});
