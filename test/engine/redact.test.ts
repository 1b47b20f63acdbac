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
const toSecure: AnyCmdlet = {
  ...connect,
  name: 'ConvertTo-SecureString',
  parameters: {
    string: secret({ help: '', position: 0, pipeline: 'value' }),
    asPlainText: switched({ help: '' }),
    force: switched({ help: '' }),
  },
};
const commands = new CommandTable(
  [connect, toSecure].map(each => ({
    name: each.name,
    aliases: [],
    synopsis: each.synopsis,
    grade: each.grade,
    load: async () => each,
  })),
);

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
  ['ConvertTo-SecureString hunter2 -AsPlainText -Force', 'ConvertTo-SecureString ••• -AsPlainText -Force'],
  ["ConvertTo-SecureString -AsPlainText 'hunter2'", 'ConvertTo-SecureString -AsPlainText •••'],
  ["ConvertTo-SecureString -String 'hunter2' -AsPlainText", 'ConvertTo-SecureString -String ••• -AsPlainText'],
  ["'hunter2' | ConvertTo-SecureString -AsPlainText", '••• | ConvertTo-SecureString -AsPlainText'],
  [
    "[pscredential]::new('ana', (ConvertTo-SecureString 'hunter2' -AsPlainText))",
    "[pscredential]::new('ana', (ConvertTo-SecureString ••• -AsPlainText))",
  ],
  ["Connect-Acr -Password @'\nhunter2\n'@", 'Connect-Acr -Password •••'],
  ["$env:ACRSH_PASSWORD = 'hunter2'", '$env:ACRSH_PASSWORD = •••'],
  ["$env:HTTPS_PROXY = 'http://ana:hunter2@proxy:8080'", '$env:HTTPS_PROXY = •••'],
  ['Connect-Acr http://ana:hunter2@localhost:5000', 'Connect-Acr •••'],
  ["$splat = @{ Password = 'hunter2' }; Connect-Acr @splat", '$splat = @{ Password = ••• }; Connect-Acr @splat'],
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
  '$secure | ConvertTo-SecureString -AsPlainText',
  'Connect-Acr http://localhost:5000',
])('keeps %s as it is', async line => {
  expect(await redact(line, commands)).toBe(line);
});
