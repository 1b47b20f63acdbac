import { describe, expect, test } from 'vitest';
import { cmdletTable } from '../../../src/cmdlets/table.ts';
import type { AnyCmdlet } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/values/to-text.ts';
import { shell } from './shell.ts';

const wanted =
  /^(?:Add-Member|Get-Member|(?:Select|Sort|Where|ForEach|Measure)-Object|Format-|ConvertTo-|Write-Output)/;
const cmdlets: readonly AnyCmdlet[] = await Promise.all(
  cmdletTable.filter(each => wanted.test(each.name)).map(each => each.load()),
);

/** The outputs as texts; nothing may go wrong. */
async function outputs(source: string): Promise<readonly string[]> {
  const { values, errors } = await shell(source, cmdlets);
  expect(errors.map(each => each.exception.message)).toEqual([]);
  return values.map(each => toText(each));
}

/** What is shown, line by line. */
async function shown(source: string): Promise<readonly string[]> {
  const { text, errors } = await shell(source, cmdlets);
  expect(errors.map(each => each.exception.message)).toEqual([]);
  return text.split('\n').map(each => each.trimEnd());
}

/** The errors, and the outputs all the same. */
async function failures(source: string): Promise<readonly string[]> {
  const { values, errors } = await shell(source, cmdlets);
  return [
    ...values.map(each => toText(each)),
    ...errors.map(each => `${each.fullyQualifiedErrorId.split(',')[0]}: ${each.exception.message}`),
  ];
}

const one = '$o = [pscustomobject]@{ A = 1 }; ';

describe('the examples of Add-Member.md', () => {
  const doris = `
$user = [pscustomobject]@{ Name = 'Doris'; Age = '20' }
$addMemberSplat = @{ MemberType = 'AliasProperty'; Name = 'IntAge'; Value = 'Age'; SecondValue = 'UInt32' }
$user | Add-Member @addMemberSplat
`;

  test('an alias with a type, as Get-Member lists it', async () => {
    expect(await shown(`${doris}$user | Get-Member`)).toEqual([
      '',
      '   TypeName: System.Management.Automation.PSCustomObject',
      '',
      'Name        MemberType    Definition',
      '----        ----------    ----------',
      'IntAge      AliasProperty IntAge = (System.UInt32)Age',
      'Equals      Method        bool Equals(System.Object obj)',
      'GetHashCode Method        int GetHashCode()',
      'GetType     Method        type GetType()',
      'ToString    Method        string ToString()',
      'Age         NoteProperty  string Age=20',
      'Name        NoteProperty  string Name=Doris',
      '',
    ]);
  });

  test('the alias is a column of its own and converts', async () => {
    expect(await shown(`${doris}$user`)).toEqual(['', 'Name  Age IntAge', '----  --- ------', 'Doris 20      20', '']);
    expect(await outputs(`${doris}$user.Age + 1; $user.IntAge + 1`)).toEqual(['201', '21']);
  });

  const dev = `
$user = [pscustomobject]@{ Name = 'User1'; Position = [pscustomobject]@{ DepartmentName = 'IT'; Role = 'Manager' } }
$addMemberSplat = @{
  MemberType = 'ScriptProperty'
  Name = 'Title'
  Value = { $this.Position.Role }                  # getter
  SecondValue = { $this.Position.Role = $args[0] } # setter
}
$user | Add-Member @addMemberSplat
`;

  test('a property with getter and setter', async () => {
    expect(await outputs(`${dev}($user | Get-Member Title).Definition`)).toEqual([
      'System.Object Title {get= $this.Position.Role ;set= $this.Position.Role = $args[0] ;}',
    ]);
    expect(await shown(`${dev}$user.Title = 'Dev Manager'; $user | Format-List`)).toEqual([
      '',
      'Name     : User1',
      'Position : @{DepartmentName=IT; Role=Dev Manager}',
      'Title    : Dev Manager',
      '',
    ]);
  });

  test('a method', async () => {
    const file = '$a = [pscustomobject]@{ Length = 450560 }; $s = { [Math]::Round(($this.Length / 1MB), 2) }; ';
    expect(
      await outputs(`${file}$a | Add-Member -MemberType ScriptMethod -Name "SizeInMB" -Value $s; $a.SizeInMB()`),
    ).toEqual(['0.43']);
  });

  test('a type name, and the properties in the order they were added', async () => {
    const asset =
      '$asset = [pscustomobject]@{}; $d = [ordered]@{Name="Server30"; System="Server Core"; PSVersion="4.0"}; $asset | Add-Member -NotePropertyMembers $d -TypeName Asset; ';
    expect(await outputs(`${asset}($asset | Get-Member -MemberType Properties).Name; $asset.pstypenames[0]`)).toEqual([
      'Name',
      'PSVersion',
      'System',
      'Asset',
    ]);
    expect(await shown(`${asset}$asset.psobject.Properties | Format-Table Name, MemberType, TypeNameOfValue`)).toEqual([
      '',
      'Name        MemberType TypeNameOfValue',
      '----        ---------- ---------------',
      'Name      NoteProperty System.String',
      'System    NoteProperty System.String',
      'PSVersion NoteProperty System.String',
      '',
    ]);
  });
});

describe('a script property', () => {
  const next = `${one}$o | Add-Member ScriptProperty Next { $this.A + 1 }; `;

  test('is worked out whenever it is read', async () => {
    expect(await outputs(`${next}$o.Next; $o.A = 5; $o.next; "$o"`)).toEqual(['2', '6', '@{A=5; Next=6}']);
  });

  test('is a value to whoever lists, sorts or writes it', async () => {
    expect(await outputs(`${next}$o | ConvertTo-Json -Compress`)).toEqual(['{"A":1,"Next":2}']);
    expect(await outputs(`${next}$o | ConvertTo-Csv`)).toEqual(['"A","Next"', '"1","2"']);
    expect(
      await outputs(`${next}$o | Select-Object Next, A | Get-Member -MemberType Properties | % Definition`),
    ).toEqual(['int A=1', 'int Next=2']);
    expect(
      await outputs(`${next}($o, $o | Measure-Object Next -Sum).Sum; ($o | ? Next -eq 2).A; ($o, $o).Next`),
    ).toEqual(['4', '1', '2', '2']);
    expect(await shown(`${next}$o | Add-Member Z 3; $o`)).toEqual(['', 'A Next Z', '- ---- -', '1    2 3', '']);
  });

  test('that fails reads as null, and so does one without a getter', async () => {
    expect(await outputs(`${one}$o | Add-Member ScriptProperty X { throw 'no' }; $null -eq $o.X; "$o"`)).toEqual([
      'True',
      '@{A=1; X=}',
    ]);
    expect(
      await outputs(
        `${one}$o | Add-Member ScriptProperty X $null { $this.A = $args[0] }; $o.X = 3; $o.A; $null -eq $o.X`,
      ),
    ).toEqual(['3', 'True']);
  });

  test('goes on after a statement that fails, and nobody hears of it', async () => {
    expect(await outputs(`${one}$o | Add-Member ScriptProperty X { 1 / 0; 5 }; $o.X; $?`)).toEqual(['5', 'True']);
  });

  test('without a setter cannot be assigned', async () => {
    expect(await failures(`${next}$o.Next = 5`)).toEqual([
      'SetWithoutSetterFromScriptProperty: Set accessor for property "Next" is unavailable.',
    ]);
  });

  test('says what its setter throws', async () => {
    const guarded = `${one}$o | Add-Member ScriptProperty X { $this.A } { if ($args[0] -lt 0) { throw 'below zero' }; $this.A = $args[0] }; `;
    expect(await outputs(`${guarded}$o.X = 5; $o.X += 2; $o.A`)).toEqual(['7']);
    expect(await failures(`${guarded}$o.X = -1; $o.A`)).toEqual([
      '1',
      'ScriptSetValueRuntimeException: Exception setting "X": "below zero"',
    ]);
    expect(
      await outputs(
        `${guarded}try { $o.X = -1 } catch [System.Management.Automation.SetValueInvocationException] { $_.Exception.InnerException.Message }`,
      ),
    ).toEqual(['below zero']);
  });

  test('runs no commands, and does not go on for ever', async () => {
    expect(await failures(`${one}$o | Add-Member ScriptProperty X { Get-Date }; "$o"`)).toEqual([
      '@{A=1}',
      'NotSupportedHere: Not supported here: a script property that runs commands.',
    ]);
    const hidden = '$block = { Write-Output 1 }; ';
    expect(await failures(`${one}${hidden}$o | Add-Member ScriptProperty X { $block.Invoke() }; $o.X; 'on'`)).toEqual([
      'on',
      'NotSupportedHere: Not supported here: a script property that runs commands or goes on for long.',
    ]);
    expect(await failures(`${one}$o | Add-Member ScriptProperty X { while ($true) { } }; $o.X; 'on'`)).toEqual([
      'on',
      'NotSupportedHere: Not supported here: a script property that runs commands or goes on for long.',
    ]);
    expect(await failures(`${one}$o | Add-Member ScriptProperty X { $this.X + $this.X }; $o.X; 'on'`)).toEqual([
      'on',
      'CallDepthOverflow: The script failed due to call depth overflow: more than 100 members of objects inside one another.',
    ]);
  });

  test('may loop as often as it likes, also where others do', async () => {
    const sum = '{ $s = 0; foreach ($i in 1..900) { $s += $i }; $s }';
    expect(
      await outputs(`${one}$o | Add-Member ScriptProperty X ${sum}; foreach ($j in 1..3) { $o.X }; "[$s][$this]"`),
    ).toEqual(['405450', '405450', '405450', '[][]']);
  });

  test('is described by what it is made of', async () => {
    expect(
      await outputs(
        `${next}$p = $o.psobject.Properties['Next']; $p.MemberType; $p.IsSettable; $p.TypeNameOfValue; $p.GetterScript; $p.Value`,
      ),
    ).toEqual(['ScriptProperty', 'False', 'System.Object', ' $this.A + 1 ', '2']);
  });
});

describe('an alias', () => {
  test('reads and assigns the property, also through other aliases', async () => {
    expect(
      await outputs(
        `${one}$o | Add-Member AliasProperty B A; $o | Add-Member AliasProperty C B ([string]); $o.C = 7; $o.A; $o.B; $o.C.GetType().Name`,
      ),
    ).toEqual(['7', '7', 'String']);
  });

  test('of nothing, or of itself, reads as null', async () => {
    const empty = `${one}$o | Add-Member AliasProperty B C; $o | Add-Member AliasProperty D E; $o | Add-Member AliasProperty E D; `;
    expect(await outputs(`${empty}"$o"`)).toEqual(['@{A=1; B=; D=; E=}']);
    expect(await failures(`${empty}$o.B = 1; $o.D = 1`)).toEqual([
      'AliasLookupMemberNotPresent: The member "C" is not present.',
      'CycleInAliasLookup: The alias with name "D" contains a cycle.',
    ]);
  });

  test('that does not convert reads as null', async () => {
    expect(
      await outputs(`$o = [pscustomobject]@{ A = 'x' }; $o | Add-Member AliasProperty B A int; $null -eq $o.B`),
    ).toEqual(['True']);
  });
});

describe('a script method', () => {
  test('has $this and $args, or parameters', async () => {
    expect(await outputs(`${one}$o | Add-Member ScriptMethod Hi { "hi $($this.A) $($args[0])" }; $o.Hi('x')`)).toEqual([
      'hi 1 x',
    ]);
    expect(
      await outputs(
        `${one}$o | Add-Member ScriptMethod Hi { param([int]$a, $b = 7) Write-Output $this.A; $a + $b }; $o.Hi('3'); $o.Hi(1).Count`,
      ),
    ).toEqual(['1', '10', '2']);
  });

  test('may run commands, whatever its name', async () => {
    const adding = `${one}$o | Add-Member ScriptMethod Add { $this.A += ($args | Measure-Object -Sum).Sum }; `;
    expect(await outputs(`${adding}1..3 | % { $o.Add($_) }; $o.A; $l = @{}; $l.Add('a', 1); $l.a`)).toEqual(['7', '1']);
  });

  test('changes the object before the next one comes', async () => {
    expect(
      await outputs(`${one}$o | Add-Member ScriptMethod Grow { $this.A++ }; 1..3 | % { $o.Grow(); $_ } | % { $o.A }`),
    ).toEqual(['2', '3', '4']);
  });

  test('without a result is nothing at all', async () => {
    expect(
      await outputs(
        `${one}$o | Add-Member ScriptMethod Grow { $this.A++ }; $o.Grow(); $x = $o.Grow(); $null -eq $x; $o.A`,
      ),
    ).toEqual(['True', '3']);
  });

  test('sees the variables of its caller and leaves none', async () => {
    expect(
      await outputs(
        `${one}$o | Add-Member ScriptMethod M { $in = 1; "$z" }; & { $z = 10; $o.M() }; "[$in][$this][$args]"`,
      ),
    ).toEqual(['10', '[][][]']);
  });

  test('says what it throws, which ends no more than its statement', async () => {
    const bad = `${one}$o | Add-Member ScriptMethod M { throw 'bad' }; `;
    expect(await failures(`${bad}$o.M(1); 'on'`)).toEqual([
      'on',
      'ScriptMethodRuntimeException: Exception calling "M" with "1" argument(s): "bad"',
    ]);
    expect(
      await outputs(
        `${bad}try { $o.M() } catch [System.Management.Automation.MethodInvocationException] { $_.Exception.InnerException.Message }`,
      ),
    ).toEqual(['bad']);
  });

  test('is called on each of several objects, and by name', async () => {
    expect(
      await outputs(
        `${one}$o | Add-Member ScriptMethod M { Write-Output $this.A }; ($o, $o).M(); $o.ForEach('M'); $n = 'M'; $o.$n(); $o.psobject.Methods.Name; "$($o.M)"`,
      ),
    ).toEqual(['1', '1', '1', '1', 'M', 'System.Object M();']);
  });

  test('ToString is the text of the object', async () => {
    const own = `${one}$o | Add-Member ScriptMethod ToString { "A is $($this.A)" } -Force; `;
    expect(await outputs(`${own}"$o"; $o.ToString(); "$([pscustomobject]@{ in = $o })"`)).toEqual([
      'A is 1',
      'A is 1',
      '@{in=A is 1}',
    ]);
    expect(await outputs(`${own}($o | Get-Member ToString).MemberType`)).toEqual(['ScriptMethod']);
  });
});

describe('names that are taken', () => {
  test.each(['A 2', 'ScriptProperty A { 1 }', 'ScriptMethod a { 1 }', 'ScriptMethod ToString { 1 }'])(
    'Add-Member %s',
    async call => {
      const [text = '', ...more] = await failures(`${one}$o | Add-Member ${call} -PassThru`);
      expect(text).toMatch(/^MemberAlreadyExists: Cannot add a member with the name "\w+"/);
      expect(more).toEqual([]);
    },
  );

  test('-Force puts the member in place of the other, at the end', async () => {
    const two = '$o = [pscustomobject]@{ A = 1; B = 2 }; ';
    expect(await outputs(`${two}"$($o | Add-Member ScriptProperty a { 3 } -Force -PassThru)"`)).toEqual([
      '@{B=2; a=3}',
    ]);
    expect(
      await outputs(
        `${two}$o | Add-Member ScriptMethod A { 3 } -Force; "$o"; Add-Member -InputObject $o A 4 -Force; $o.A`,
      ),
    ).toEqual(['@{B=2}', '4']);
  });

  test('a copy has members of its own', async () => {
    expect(
      await outputs(
        `${one}$o | Add-Member ScriptMethod Grow { $this.A++ }; $o | Add-Member ScriptProperty Twice { $this.A * 2 }; $c = $o.psobject.Copy(); $c.Grow(); $o.Twice; $c.Twice; $o.psobject.Members.Remove('Twice'); "$o"; "$c"`,
      ),
    ).toEqual(['2', '4', '@{A=1}', '@{A=2; Twice=4}']);
  });
});

test.each([
  [
    'ScriptMethod M 5',
    'ConvertToFinalInvalidCastException: Cannot convert the "5" value of type "System.Int32" to type',
  ],
  ['ScriptMethod M { 1 } { 2 }', 'Value2ShouldNotBeSpecified: The SecondValue parameter is not necessary for a member'],
  ['NoteProperty M 1 2', 'Value2ShouldNotBeSpecified: '],
  [
    'ScriptMethod M',
    'Value1ShouldNotBeNull: The Value parameter should not be null for a member of type "ScriptMethod"',
  ],
  ['ScriptProperty M', 'Value1AndValue2AreNotBothNull: Both Value and SecondValue parameters should not be null'],
  ['AliasProperty M A $null', 'Value2ShouldNotBeNull: '],
  ['AliasProperty M A Foo', 'ConvertToFinalInvalidCastException: Cannot convert the "Foo" value of type'],
])('Add-Member %s: %s', async (call, says) => {
  const [text = ''] = await failures(`${one}$o | Add-Member ${call}`);
  expect(text.startsWith(says)).toBe(true);
});
