import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const COMMENT = `<#
      .SYNOPSIS
        Adds an extension.

      .DESCRIPTION
        Adds one to a name.
        Any text will do.

      .PARAMETER Extension
        The extension; "txt" is the default.

      .EXAMPLE
        PS> Add-Extension file
        file.txt
    #>`;
const BODY = 'param([string]$Name, [string]$Extension = "txt") "$Name.$Extension"';

test.each([
  ['at the start of the body', `function Add-Extension { ${COMMENT}\n${BODY} }`],
  ['at its end', `function Add-Extension { ${BODY}\n${COMMENT} }`],
  ['before the function', `${COMMENT}\n\nfunction Add-Extension { ${BODY} }`],
  [
    'in lines',
    `function Add-Extension {\n# .SYNOPSIS\n# Adds an extension.\n# .DESCRIPTION\n# Adds one to a name.\n# .PARAMETER Extension\n# The extension; "txt" is the default.\n# .EXAMPLE\n# PS> Add-Extension file\n${BODY} }`,
  ],
])('Get-Help tells what a comment says %s', async (_, source) => {
  const { output, errors } = await runCase(
    `${source}\n$h = Get-Help Add-Extension; $h.Synopsis; $h.Description.StartsWith('Adds one'); (Get-Help Add-Extension -Parameter Extension).description; $h.Examples.Count`,
  );
  expect(errors).toEqual([]);
  expect(output).toEqual(['Adds an extension.', true, 'The extension; "txt" is the default.', 1]);
});

test('the page has the layout of every other one', async () => {
  const { text } = await runCase(`function Add-Extension { ${COMMENT}\n${BODY} }\nGet-Help Add-Extension -Full`);
  expect(text).toContain('SYNOPSIS\n    Adds an extension.\n');
  expect(text).toContain('DESCRIPTION\n    Adds one to a name.\n    Any text will do.\n');
  expect(text).toContain('    -------------------------- EXAMPLE 1 --------------------------\n');
  expect(text).toContain('    PS> Add-Extension file\n    file.txt');
});

test('without a comment the syntax stands in place of a synopsis', async () => {
  const { text } = await runCase('function Get-It($Name) { }\n# a remark\nGet-Help Get-It');
  expect(text).toMatch(/SYNOPSIS\n {4}Get-It \[\[-Name\] <Object>\]/);
});

test('inputs, outputs, notes and links stand under their titles, positions count from one', async () => {
  const comment = `<#
    .SYNOPSIS
      Sends it.
    .INPUTS
      System.String
    .OUTPUTS
      None
    .NOTES
      Slow.
    .EXAMPLE
      Send-It api
    .LINK
      about_Filters
  #>`;
  const { text } = await runCase(`function Send-It { ${comment}\nparam($Name) }\nGet-Help Send-It -Full`);
  expect(text).toContain('INPUTS\n    System.String\n\nOUTPUTS\n    None\n\nNOTES\n    Slow.\n\nEXAMPLES\n');
  expect(text).toContain('    PS > Send-It api\n');
  expect(text).toContain('RELATED LINKS\n    about_Filters\n');
  expect(text).toContain('Position?                    1\n');
});

test('a default value is shown as it is written', async () => {
  const { text } = await runCase('function Get-It($Days = 7 * 2) { }\nGet-Help Get-It -Parameter Days');
  expect(text).toContain('Default value                7 * 2\n');
});
