import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { elsewhere } from './elsewhere.ts';

/** Every complaint of the browser's topics in interface F has a test that names it, here or in the table of those elsewhere. */

const design = new URL('../../../../../shared/design/interface.md', import.meta.url);
const absent = existsSync(design) ? '' : ' (skipped: the design is not beside this checkout)';
const here = new URL('./', import.meta.url);
const root = new URL('../../../../', import.meta.url);

const topics = ['Safe delete', 'Registry meaning', 'Big lists, latency', 'Keys', 'Themes'];

/** `k9s#44, #87` → `k9s#44`, `k9s#87`. A number without a name before it is no thread. */
function threadsIn(text: string): readonly string[] {
  let name: string | undefined;
  return Array.from(text.matchAll(/([\w./-]*)#(\d+)\b/g)).flatMap(([, found, number]) => {
    if (found) name = found;
    return name === undefined ? [] : [`${name}#${number}`];
  });
}

/** Threads by the topic of their row; a row without one goes on with that of the row above. */
function listed(): ReadonlyMap<string, readonly string[]> {
  const section = readFileSync(design, 'utf8').split(/^## F\..*$/m)[1] ?? '';
  const found = new Map<string, string[]>();
  let topic = '';
  for (const [, first = '', , where = ''] of section.matchAll(/^\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)) {
    topic = first.trim() || topic;
    found.set(topic, [...(found.get(topic) ?? []), ...threadsIn(where)]);
  }
  return found;
}

/** What the titles of the tests in this folder name; each line by itself, so that no number borrows the name of another line. */
function named(): ReadonlySet<string> {
  const files = readdirSync(here).filter(each => each.endsWith('.test.ts') && each !== 'covered.test.ts');
  const lines = files.flatMap(each => readFileSync(new URL(each, here), 'utf8').split('\n'));
  return new Set(lines.flatMap(threadsIn));
}

describe.skipIf(absent !== '')(`the complaints of the design${absent}`, () => {
  test.each(topics)('%s: each has a test', topic => {
    const threads = listed().get(topic) ?? [];
    expect(threads.length).toBeGreaterThan(5);
    const known = new Set([...named(), ...elsewhere.flatMap(each => threadsIn(each.threads))]);
    expect(threads.filter(each => !known.has(each))).toEqual([]);
  });

  test('what a test or the table names is one of them', () => {
    const threads = new Set(topics.flatMap(each => listed().get(each) ?? []));
    const known = [...named(), ...elsewhere.flatMap(each => threadsIn(each.threads))];
    expect(known.filter(each => !threads.has(each))).toEqual([]);
  });
});

test.each(elsewhere)('$threads: $file has the test', ({ file, test: title }) => {
  const source = readFileSync(new URL(file, root), 'utf8');
  const starts = ['test', 'describe'].flatMap(call => ["'", '"', '`'].map(quote => `${call}(${quote}${title}${quote}`));
  expect(starts.filter(each => source.includes(each))).toHaveLength(1);
});
