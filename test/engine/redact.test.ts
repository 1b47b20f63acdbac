import { expect, test } from 'vitest';
import type { AnyCmdlet } from '../../src/engine/cmdlet.ts';
import { CommandTable } from '../../src/engine/commands.ts';
import { kindBuilder, string, switched } from '../../src/engine/kinds.ts';
import { redact } from '../../src/engine/redact.ts';

const secret = kindBuilder<string>({ label: 'SecureString', secret: true, accepts: () => false, convert: String });

const connect: AnyCmdlet = {
  name: 'Connect-AzContainerRegistry',
  synopsis: '',
  grade: 'read',
  parameters: {
    name: string({ help: '', position: 0 }),
    password: secret({ help: '', aliases: ['Pw'] }),
    exposeToken: switched({ help: '' }),
    passThru: switched({ help: '' }),
  },
  output: 'values',
  examples: [],
  body: { async *process() {} },
};
const { name, synopsis, grade } = connect;
const commands = new CommandTable([{ name, aliases: [], synopsis, grade, load: async () => connect }]);

test.each([
  ['Connect-AzContainerRegistry contoso -Password hunter2', 'Connect-AzContainerRegistry contoso -Password •••'],
  ["connect-acr contoso -password:'hunter 2' -ExposeToken", 'connect-acr contoso -password:••• -ExposeToken'],
  ['Connect-Acr -Passw 123456 -Name contoso', 'Connect-Acr -Passw ••• -Name contoso'],
  ['Connect-Acr -pw "a $b c"; Get-History', 'Connect-Acr -pw •••; Get-History'],
  ['Connect-Acr -Pasword hunter2', 'Connect-Acr -Pasword •••'],
  ['Connect-Acr -Pass hunter2', 'Connect-Acr -Pass •••'],
  ["if ($x) { Connect-Acr -Password ('hunter2') }", 'if ($x) { Connect-Acr -Password (•••) }'],
  ['"$(Connect-Acr -Password hunter2)"', '"$(Connect-Acr -Password •••)"'],
  ["$clientSecret = 'hunter2'", '$clientSecret = •••'],
  ["$login = @{ Name = 'contoso'; Password = 'hunter2' }", "$login = @{ Name = 'contoso'; Password = ••• }"],
  ['curl -Token hunter2', 'curl -Token •••'],
  ["Connect-Acr -Password 'hunter2", 'Connect-Acr -Password •••'],
])('cuts the secret out of %s', async (line, kept) => {
  expect(await redact(line, commands)).toBe(kept);
});

test.each([
  'Connect-Acr contoso -Password $password',
  'Connect-Acr contoso -Password $secret.Password',
  'Connect-Acr contoso -Password (Read-Host)',
  'Connect-Acr -ExposeToken contoso',
  'Get-AcrTag team/api -First 2 | where Name -like password',
  "$name = 'contoso'",
])('keeps %s as it is', async line => {
  expect(await redact(line, commands)).toBe(line);
});
