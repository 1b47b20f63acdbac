import { describe, expect, test } from 'vitest';
import { cmdletTable } from '../../src/cmdlets/table.ts';
import type { AnyCmdlet, Example } from '../../src/engine/cmdlet.ts';
import { startShell } from '../support/shell.ts';

const cmdlets = await Promise.all(cmdletTable.map(each => each.load()));

/** `PS> code` lines with what is seen below them, indentation taken off. */
function interactions({ transcript }: Example): { code: string; output: string }[] {
  const lines = transcript.split('\n');
  const indent = Math.min(
    ...lines.filter(each => each.trim() !== '').map(each => each.length - each.trimStart().length),
  );
  const found: { code: string; output: string[] }[] = [];
  for (const line of lines.map(each => each.slice(indent).trimEnd())) {
    if (line.startsWith('PS> ')) found.push({ code: line.slice(4), output: [] });
    else if (line.startsWith('>> ') && found.at(-1)?.output.length === 0) appendCode(found, line.slice(3));
    else found.at(-1)?.output.push(line);
  }
  return found.map(({ code, output }) => ({ code, output: output.join('\n').replace(/\n+$/, '') }));
}

function appendCode(found: { code: string }[], line: string): void {
  const last = found.at(-1);
  if (last) last.code += `\n${line}`;
}

/** Names of fixtures, as examples write them. */
const FIXTURES = ['demo', 'soft delete'] as const;

/** The examples say `[registry]` for the address, which differs from run to run. */
async function play(cmdlet: AnyCmdlet, example: Example) {
  const fixture = FIXTURES.find(each => each === (example.fixture ?? 'demo'));
  if (!fixture) throw new Error(`There is no fixture ${example.fixture}.`);
  await using shell = await startShell({ fixture });
  const seen: { code: string; output: string }[] = [];
  for (const { code } of interactions(example)) {
    const lines = await shell.run(code);
    const text = lines.map(each => each.replaceAll(shell.emulator.loginServer, '[registry]').trimEnd()).join('\n');
    seen.push({ code, output: text.replace(/\n+$/, '') });
  }
  return { seen, requests: shell.emulator.ledger.entries, cmdlet };
}

test('every cmdlet shows how it is used', () => {
  expect(cmdlets.filter(each => each.examples.length === 0).map(each => each.name)).toEqual([]);
});

describe.each(cmdlets.map(each => [each.name, each] as const))('%s', (_, cmdlet) => {
  for (const example of cmdlet.examples) {
    const title = example.skip === undefined ? example.says : `${example.says}: ${example.skip}`;
    test.skipIf(example.skip !== undefined)(title, async () => {
      expect((await play(cmdlet, example)).seen).toEqual(interactions(example));
    });
  }
});

test.each(
  cmdlets
    .filter(each => each.grade !== 'read')
    .flatMap(each => each.examples.map(example => [each.name, each, example] as const))
    .filter(([, , { skip }]) => skip === undefined),
)('%s sends no change under $WhatIfPreference', async (_, cmdlet, example) => {
  const transcript = `PS> $WhatIfPreference = $true\n${interactions(example)
    .map(each => `PS> ${each.code}`)
    .join('\n')}`;
  const { requests } = await play(cmdlet, { ...example, transcript });
  expect(
    requests.filter(({ method, route }) => !['GET', 'HEAD'].includes(method) && !route?.startsWith('oauth2.')),
  ).toEqual([]);
  // it got as far as the registry where it goes there at all
  const { requests: carriedOut } = await play(cmdlet, example);
  expect(requests.length > 0).toBe(carriedOut.length > 0);
});
