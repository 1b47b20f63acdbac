import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cmdletTable } from '../../src/cmdlets/table.ts';
import { CommandTable } from '../../src/engine/commands.ts';
import { parameterEntries, shownName } from '../../src/engine/parameter-names.ts';
import { redact } from '../../src/engine/redact.ts';

const commands = new CommandTable(cmdletTable);

/** Every parameter of every cmdlet that takes a secret, with all the names that it goes by. */
const secrets = (
  await Promise.all(
    cmdletTable.map(async each => {
      const cmdlet = await each.load();
      const entries = parameterEntries(cmdlet);
      return entries
        .filter(({ parameter }) => parameter.kind.secret)
        .map(({ key, parameter }) => ({
          command: cmdlet.name,
          names: [shownName(key), ...(parameter.aliases ?? [])],
          position: parameter.position,
        }));
    }),
  )
).flat();

const CANARY = 'c4n4ry';

test('there are parameters that take secrets', () => {
  expect(secrets.map(each => `${each.command} -${each.names[0]}`)).toContain('Connect-AzContainerRegistry -Password');
});

test('what is given to one stays in no line of the history', async () => {
  const quoted = fc.constantFrom(
    CANARY,
    `'${CANARY}'`,
    `"${CANARY}"`,
    `"$x ${CANARY}"`,
    `(${`'${CANARY}'`})`,
    `'${CANARY}`,
  );
  const around = fc.constantFrom(
    ['', ''],
    ['if ($true) { ', ' }'],
    ['"$(', ')"'],
    ['1 | ', ' | Out-Null'],
    ['$x = ', ''],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...secrets),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(' ', ':', ': '),
      quoted,
      around,
      async ({ command, names }, name, length, gap, value, [before, after]) => {
        const full = names[name % names.length] ?? '';
        const typed = full.slice(0, 1 + (length % full.length));
        const line = `${before}${command} contoso -${typed}${gap}${value}${after}`;
        expect(await redact(line, commands), line).not.toContain(CANARY);
      },
    ),
    { numRuns: 500 },
  );
});
