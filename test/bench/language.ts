import { parse } from '../../src/language/parse.ts';
import { runCase } from '../conformance/run-case.ts';

/** What the language is measured with: three stages over this many values. */
export const VALUES = 100_000;
export const STAGES = 3;
const PIPELINE = `1..${VALUES} | Where-Object { $_ % 2 } | ForEach-Object { $_ * 2 } | Measure-Object -Sum`;

/** The floor: the same loop in plain generators. Answers milliseconds. */
export async function plainGenerators(): Promise<number> {
  const start = performance.now();
  let [count, sum] = [0, 0];
  for (const each of doubled(odd(range(VALUES)))) {
    count++;
    sum += each;
  }
  const milliseconds = performance.now() - start;
  if (count !== VALUES / 2 || sum !== (VALUES / 2) ** 2 * 2) throw new Error(`the plain loop counted ${count}, ${sum}`);
  return milliseconds;
}

function* range(last: number): Generator<number> {
  for (let value = 1; value <= last; value++) yield value;
}

function* odd(values: Iterable<number>): Generator<number> {
  for (const each of values) if (each % 2) yield each;
}

function* doubled(values: Iterable<number>): Generator<number> {
  for (const each of values) yield each * 2;
}

/** The pipeline through lexer, parser, binder and cmdlets, in a fresh session. Answers milliseconds. */
export async function throughPipeline(): Promise<number> {
  const start = performance.now();
  const { ended, output } = await runCase(PIPELINE);
  const milliseconds = performance.now() - start;
  if (ended || output.length !== 1) throw new Error('the pipeline failed');
  return milliseconds;
}

const SCRIPT = `Get-AcrTag -Repository 'team/api' | Where-Object { $_.Created -lt (Get-Date).AddDays(-30) -and $_.Name -like 'pr-*' } | Select-Object Name, @{ n = 'MB'; e = { [math]::Round($_.Size / 1MB, 1) } } -First 10
$total = 0; foreach ($tag in $tags) { $total += $tag.Size * 2; if ($total -gt 10gb) { "too big: $($tag.Name)" } else { 'ok' } }
`;

/** Parses scripts of this many bytes, 1 MB in all; answers milliseconds for each MB. */
export function parsing(bytes: number): () => Promise<number> {
  const text = SCRIPT.repeat(Math.ceil(bytes / SCRIPT.length));
  const times = Math.max(1, Math.round(1e6 / text.length));
  return async () => {
    const start = performance.now();
    for (let time = 0; time < times; time++) if (parse(text).errors.length > 0) throw new Error('the script is wrong');
    return ((performance.now() - start) * 1e6) / (times * text.length);
  };
}
