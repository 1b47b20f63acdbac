import { describe, expect, test } from 'vitest';
import { cmdletTable } from '../../src/cmdlets/table.ts';
import { functionDescriptions } from '../../src/editor/functions/description.ts';
import { emacsKeys } from '../../src/editor/keys/emacs.ts';
import { windowsKeys } from '../../src/editor/keys/windows.ts';
import { aboutLines } from '../../src/engine/about-topic.ts';
import { commandNames } from '../../src/engine/commands.ts';
import { aboutTopics } from '../../src/help/topics.ts';
import { chordText } from '../../src/terminal/chord.ts';
import { width } from '../../src/terminal/width.ts';
import { defaultKeys } from '../../src/ui/browser/keys/default-keys.ts';
import { viewNames } from '../../src/ui/browser/line/view-commands.ts';
import { layOutTexts } from '../../src/views/help-layout.ts';
import { runSection } from '../support/run-section.ts';
import { filterExamples } from '../ui/browser/filter/filter-examples.ts';
import { examplesOf, sectionOf } from './examples.ts';

const topics = await Promise.all(aboutTopics.map(async topic => ({ topic, text: await topic.load() })));

describe.each(topics.map(each => [each.topic.name, each] as const))('%s', (_, { topic, text }) => {
  test.each(examplesOf(text).map(each => [each.lines[0]?.trim() ?? '', each] as const))(
    '%s',
    async (_title, example) => {
      const section = sectionOf(example);
      const replayed = await runSection(section);
      const seen = section.interactions.map(each => {
        const { prompt = '', output = '' } = replayed.get(each) ?? {};
        // the ids of errors are for transcripts, a reader never sees them there
        return { code: each.code, prompt, output: output.replace(/^! .*$\n?/gm, '').trimEnd() };
      });
      expect(seen).toEqual(section.interactions.map(({ code, prompt, output }) => ({ code, prompt, output })));
    },
  );

  test('fits 80 cells but for what was seen, and its paragraphs fit any width', async () => {
    const examples = new Set(examplesOf(text).flatMap(each => each.lines.map(line => line.trim())));
    const page = (await aboutLines(topic)).filter(each => !examples.has(each.text));
    expect(layOutTexts(page, 80).filter(each => width(each) > 80)).toEqual([]);
    const paragraphs = page.filter(each => each.kind === 'text');
    expect(layOutTexts(paragraphs, 40).filter(each => width(each) > 40 && each.trim().includes(' '))).toEqual([]);
  });

  test('what it names exists', () => {
    const known = new Set([
      ...cmdletTable.flatMap(commandNames),
      ...Object.keys(functionDescriptions),
      ...aboutTopics.map(each => each.name),
    ]);
    const named = text.match(
      /\b(?:about_[A-Z]\w+|(?:Get|Set|Remove|Show|Test|Update|Connect|Invoke|Clear|Push|Pop|Where|Sort|Group|Measure|ForEach|Select|Out|ConvertTo|Add|New)-[A-Z]\w+)\b/g,
    );
    expect(named?.filter(each => !known.has(each))).toEqual([]);
  });
});

test.each([
  ['WINDOWS', windowsKeys],
  ['EMACS', emacsKeys],
] as const)('every key of the %s table stands in about_Keys with its function', async (mode, keys) => {
  const text = topics.find(each => each.topic.name === 'about_Keys')?.text ?? '';
  const sections = text.split(/\n(?=\S)/).filter(each => each.startsWith(`${mode} KEYS`));
  const rows = new Set(sections.flatMap(each => each.split('\n').map(row => row.trim().replace(/ {2,}/, ' '))));
  const missing = Object.entries(keys).filter(([chord, name]) => !rows.has(`${chordText(chord)} ${name}`));
  expect(missing).toEqual([]);
});

const textOf = (name: string) => topics.find(each => each.topic.name === name)?.text ?? '';

test('every key of the browser stands in about_Browser, and every view of its command line', () => {
  const words = new Set(textOf('about_Browser').split(/[\s,;]+/));
  const keys = Object.values(defaultKeys).flatMap(table => Object.keys(table));
  const views = viewNames.map(each => `:${each.name}`);
  expect([...keys, ...views].filter(each => !words.has(each))).toEqual([]);
});

test('about_Filters has an example of everything that a filter takes', () => {
  expect(filterExamples.filter(typed => !textOf('about_Filters').includes(`        ${typed}`))).toEqual([]);
});
