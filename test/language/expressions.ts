import fc, { type Arbitrary } from 'fast-check';
import { form, one } from './grammar.ts';

// Expressions to be run, at random: most of them mean something to somebody, and none reads or writes anything outside of the session.

/** One of the words between blanks. */
const word = (text: string) => one(...text.trim().split(/\s+/));

/** One of the lines. */
const line = (text: string) => one(...text.trim().split(/\s*\n\s*/));

const small = word(`0 1 -1 2 3 10 255 -7 '2' $true $null 1.5 2.5d 'a' 3uy`);
const large = word(`
  2147483647 -2147483648 2147483648 9223372036854775807 -9223372036854775808 4294967295u 1e308 1e-320 -0.0 0.1 7l 99n
  79228162514264337593543950335d [double]::NaN [double]::PositiveInfinity 255uy -128y 0xFFFFFFFF [int]::MinValue
  [long]::MinValue [decimal]::MaxValue
`);
const text = line(`
  ''
  ' '
  'abc'
  'A,b;c'
  '1.10'
  '0x1F'
  '1kb'
  'true'
  '(a'
  '[a-'
  'a*'
  '$1'
  '{0}'
  '{0,5:N2}{1}'
  '{'
  '2024-02-29'
  '1.02:03:04'
  '٣é𝒜'
  "a\`u{D800}b"
  'constructor'
  '(?<n>a)'
  "$x"
  "$(1..3) $h"
  '__proto__'
  '1e400'
  'MMMM d, yyyy'
  'IgnoreCase'
  'Monday'
  '\\'
`);
const other = line(`
  $true
  $null
  @()
  @{}
  $x
  $h
  $o
  $_
  $args
  $input
  $Error
  $?
  $Host
  $PSVersionTable
  $MyInvocation
  (1..3)
  ('a'..'c')
  (3..-3)
  , , 1
  (1, 'a', $null)
  (@(1, @(2, 3)))
  { $_ }
  { param($p) $p + 1 }
  [datetime]'2024-02-29'
  [datetime]::MaxValue
  [timespan]'1.02:03:04'
  [version]'1.2.3'
  [regex]'(a)(b)?'
  [char]65
  [guid]::Empty
  [dayofweek]1
  [int]
  [string[]]
  [ordered]@{ a = 1; 'B' = 'x' }
  [pscustomobject]@{ a = 1; b = @(1, 2) }
  @{ 1 = 2; $true = $null }
  [System.Collections.ArrayList]@(1, 2)
`);
const typeName = word(`
  int long double decimal string bool char byte uint bigint float datetime timespan version guid regex array int[] string[]
  object[] char[] hashtable pscustomobject switch scriptblock type psobject nosuchtype math dayofweek exception constructor
  __proto__ securestring System.Collections.ArrayList string[][] uri consolecolor void object
`);
const operator = word(`
  + - * / % -eq -ne -ceq -gt -ge -lt -le -clt -like -notlike -match -cmatch -notmatch -contains -notcontains -in -notin
  -replace -creplace -split -csplit -join -is -isnot -as -and -or -xor -band -bor -bxor -shl -shr -f ?? ,
`);
const prefix = word('- + -not ! -bnot -join -split -csplit');
const member = word(`
  Length Count a b Keys Values Name Year DayOfWeek TotalDays Major FullName Ticks constructor __proto__ toString hasOwnProperty
  psobject psobject.Properties psobject.BaseObject pstypenames Value Item Rank 'a' $x (1) 0 Message Date Groups SyncRoot
`);
const method = word(`
  ToString GetType Equals CompareTo GetHashCode Add Subtract Clear ContainsKey GetEnumerator ForEach Where Invoke Match Matches
  IsMatch Clone GetValue SetValue Negate ToUniversalTime Reverse Sort AddRange RemoveAt ToArray MoveNext NewGuid Contains Remove
  InvokeReturnAsIs constructor __proto__ valueOf hasOwnProperty call nosuch
`);
const textMethod = word(`
  ToUpper Trim TrimEnd Substring Split Replace IndexOf LastIndexOf PadLeft PadRight Insert Remove Contains StartsWith EndsWith
  ToCharArray CompareTo Equals ToString GetType constructor
`);
const dateMethod = word(
  'AddDays AddMonths AddYears AddTicks AddMilliseconds Subtract Add ToString CompareTo Equals AddHours',
);
const staticMethod = word(`
  math]::Round math]::Max math]::Abs math]::Pow math]::Sqrt math]::Floor math]::Clamp math]::Log string]::Join string]::Format
  string]::IsNullOrEmpty string]::Concat string]::Compare string]::new datetime]::new datetime]::Parse datetime]::DaysInMonth
  datetime]::ParseExact timespan]::FromDays timespan]::new convert]::ToInt32 convert]::ToString convert]::FromBase64String
  convert]::ToBase64String regex]::Escape regex]::Replace regex]::Match regex]::Split int]::Parse int]::TryParse
  char]::IsDigit guid]::new version]::new exception]::new pscustomobject]::new hashtable]::new array]::constructor
  System.Collections.ArrayList]::new System.IO.Path]::Combine object]::__proto__ double]::Parse enum]::Parse
`);
/** What takes objects from the pipeline and changes or shows them. */
const stage = line(`
  Sort-Object
  Sort-Object a -Descending
  Sort-Object { $_ } -Unique
  Group-Object
  Group-Object a, Length -AsHashTable
  Measure-Object -Sum -Average
  Measure-Object a -Maximum
  Select-Object -First 2
  Select-Object -Unique
  Select-Object a, Length, @{ n = 'c'; e = { $_.a } }
  Select-Object -ExpandProperty a
  Where-Object { $_ }
  Where-Object a -gt 1
  ForEach-Object { "$_" }
  ForEach-Object Length
  ForEach-Object ToString
  ConvertTo-Json
  ConvertTo-Json -Compress -Depth 1
  ConvertFrom-Json
  ConvertTo-Csv
  Out-String
  Format-List
  Format-Table
  Format-Table -AutoSize a, b
  Format-Wide
  Get-Member
  Get-Unique
  Compare-Object @(1, 2)
  Write-Output
  Out-Null
`);

type Rule = 'operand' | 'unit' | 'expression';
const depthIdentifier = fc.createDepthIdentifier();

const { expression } = fc.letrec<Record<Rule, string>>(tie => {
  const any = (...forms: readonly [Arbitrary<string>, ...Arbitrary<string>[]]) =>
    fc.oneof({ depthIdentifier, depthSize: 'small', maxDepth: 4, withCrossShrink: true }, ...forms);
  const [operand, unit, inner] = [tie('operand'), tie('unit'), tie('expression')];
  return {
    operand: any(
      fc.oneof(small, text, other, form`(${large})`),
      form`(${inner})`,
      form`@(${inner})`,
      form`$(${inner})`,
      form`(${inner}).${member}`,
      form`(${other}).${member}`,
      form`(${inner}).${method}()`,
      form`(${inner}).${method}(${unit})`,
      form`(${other}).${method}(${unit}, ${unit})`,
      form`${text}.${textMethod}(${unit})`,
      form`${text}.${textMethod}(${small}, ${small})`,
      form`([datetime]'2024-02-29').${dateMethod}(${small})`,
      form`([datetime]'2024-02-29').${dateMethod}(${unit})`,
      form`(${inner})[${inner}]`,
      form`(${other})[${small}, ${small}]`,
      form`(${inner})?.${member}`,
      form`[${staticMethod}(${unit})`,
      form`[${staticMethod}(${small}, ${unit}, ${small})`,
      form`[${typeName}]::${member}`,
      form`@{ a = ${inner}; b = ${inner} }`,
      form`"$(${inner}) "`,
    ),
    unit: any(
      operand,
      form`[${typeName}]${operand}`,
      form`${prefix} ${operand}`,
      form`(${small} .. ${small})`,
      form`(${inner}).${one('ForEach', 'Where')}{ ${inner} }`,
      form`(${inner}).Where({ ${inner} }, ${one("'First'", "'Split'", "'Last', 2", "'SkipUntil'", '0', "'x'")})`,
      form`(${inner} | ${stage})`,
      form`(& { param($p, [${typeName}]$q = ${operand}) ${inner} } ${operand})`,
      form`(& { begin { $s = 0 } process { $s += $_ } end { ${inner} } })`,
      form`$(if (${inner}) { ${inner} })`,
      form`$(switch (${inner}) { (${operand}) { ${inner} } default { $_ } })`,
      form`$(switch ${one('-regex', '-wildcard', '-casesensitive')} (${inner}) { ${text} { $_; continue } { ${inner} } { break } })`,
      form`$(foreach ($i in ${inner}) { $i; if (${inner}) { break } })`,
      form`$(for ($n = 0; $n -lt 3; $n++) { ${inner} })`,
      form`$(try { throw ${inner} } catch { $_.Exception.Message; $_ } finally { ${inner} })`,
      form`$(try { ${inner} } catch [${typeName}] { 1 } catch { $_.FullyQualifiedErrorId; throw })`,
      form`$(function f([${typeName}]$a, $b = (${inner})) { $a; $b; return ${inner} }; f (${inner}) -b (${inner}))`,
    ),
    expression: any(
      unit,
      form`${unit} ${operator} ${unit}`,
      form`${unit} ${operator} ${unit} ${operator} ${unit}`,
      form`${unit} ? ${unit} : ${unit}`,
    ),
  };
});

/** Something that can be changed, and something that cannot. */
const target = line(`
  $x
  $h.a
  $x[0]
  $x[-9]
  $o.a
  [int]$y
  [string[]]$y
  $h[$x]
  $x.b
  $o.constructor
  $h.__proto__
  $h['a', 'b']
  [ValidateSet('a', 'b')]$y
  $script:y
  $null
`);

/** What the expressions find: a list, a hashtable and an object, each named in them. */
const setting = "$x = 1, 'b', $null; $h = @{ a = 1; b = @(1) }; $o = [pscustomobject]@{ a = 'x'; b = $null }; ";

/** A script of an expression, perhaps in a pipeline or assigned, that leaves its values to be shown. */
export const runnable = fc
  .oneof(
    { withCrossShrink: true },
    expression,
    form`${expression} | ${stage}`,
    form`${expression} | ${stage} | ${stage}`,
    form`${target} ${word('= += -= *= /= %= ??=')} ${expression}; $x; $h; $o; $y`,
    form`$x, $y, $h.c = ${expression}; $x; $y; $h`,
    form`${target}${word('++ --')}; $x; $h; $o`,
  )
  .map(source => setting + source);

/** Pieces of expressions in any order; where they are run they make no long list and open no file. */
export const expressionSoup = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: word(`1 2 0 0.5 'a' '2' "$x" $x $h $null $true @() {$_}`) },
      { weight: 3, arbitrary: fc.oneof(operator, prefix, word('.. ? : ++ -- = += | && ;')) },
      { weight: 2, arbitrary: word('( ) [ ] $( @( @{ } { " [int] [string] [a()] .a ::x') },
      { weight: 1, arbitrary: fc.oneof(form`${word('. :: ?.')}${method}${word('( () (1)')}`, stage) },
    ),
    { maxLength: 14 },
  )
  .chain(pieces => one(' ', ' ', '').map(space => pieces.join(space)));
