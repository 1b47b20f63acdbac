import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attributesLine,
  deleteLine,
  type ItemSubject,
  LOCKED,
} from '../../../../src/ui/browser/acting/command-lines.ts';
import { scriptText } from '../../../../src/ui/browser/acting/command-script.ts';
import { saveRows } from '../../../../src/ui/browser/hand-over/save-rows.ts';
import { hostile } from '../../../support/hostile.ts';
import { startShell } from '../../../support/shell.ts';
import { valuesOf } from './acting.ts';

const tricks = [
  '$(Remove-Item *)',
  '`$(1)',
  "'; 'x",
  '"; "x',
  '\u2019; 1',
  '\u201d; 1',
  '@args',
  '@{}',
  '--%',
  '-Force',
  '-WhatIf:$false',
  '#',
  'a # b',
  '<#',
  'a\nRemove-Item b',
  'a\r\nb',
  'a\u2028b\u0085c',
  '\ud800',
  '*',
  '[a]',
  '{ 1 }',
  '$null',
  '$true',
  '1e3',
  '0x10',
  '',
  ' ',
  '\\',
  '`',
  ',',
  'a,b',
  '&',
  '|',
  '\ufeff',
];

/** Functions in the place of the cmdlets, which answer what they were given. */
const stands = [
  'Remove-AzContainerRegistryTag',
  'Remove-AzContainerRegistryManifest',
  'Update-AzContainerRegistryTag',
].map(
  name =>
    `function ${name} { param([string] $RegistryName, [string] $RepositoryName, [string] $Name, [string] $Manifest, $WriteEnabled, $DeleteEnabled) $RegistryName; $RepositoryName; "$Name$Manifest" }`,
);

test('a saved script means exactly the items it was made of, whatever they are called', async () => {
  await using shell = await startShell();
  for (const each of stands) await shell.run(each);
  const text = fc.oneof(
    fc.constantFrom(...tricks),
    fc.constantFrom(...hostile.map(each => each.text)),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const item = fc.tuple(fc.constantFrom('tag', 'manifest', 'locked tag'), text, text, text);
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 30 }), text, async (items, title) => {
      const lines = items.map(([kind, registry, repository, name]) => {
        const subject: ItemSubject =
          kind === 'manifest'
            ? { kind, registry, repository, digest: name }
            : { kind: 'tag', registry, repository, tag: name, digest: '' };
        return kind === 'locked tag' ? attributesLine(subject, LOCKED) : deleteLine(subject);
      });
      const script = scriptText(title, lines, 0);
      // as it comes back from a file
      const values = await valuesOf(shell, Buffer.from(script, 'utf8').toString('utf8'));
      expect(values).toEqual(items.flatMap(([, ...words]) => words));
    }),
    { numRuns: 25 },
  );
});

test('the file holds the script to the last character', async () => {
  await using shell = await startShell();
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-script-'));
  const names = [...tricks, ...hostile.map(each => each.text), 'x'.repeat(3000)];
  const lines = names.map(name => deleteLine({ kind: 'tag', registry: name, repository: name, tag: name, digest: '' }));
  const text = scriptText('plan', lines, 0);
  const path = join(folder, 'plan.ps1');
  const { engine, host } = shell;
  const signal = new AbortController().signal;
  const request = { path, replace: false, values: text.trimEnd().split('\n'), columns: [], format: 'text' } as const;
  await saveRows(request, (line, variables) => engine.aside(line, { host, signal, variables }));
  expect(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')).toBe(text);
});
