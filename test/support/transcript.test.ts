import { expect, test } from 'vitest';
import { parseTranscript, TranscriptError, updateTranscript } from './transcript.ts';

const text = `# first #
//answer y
// a comment
PS demo:/> cd team
PS demo:/team> if ($true) {
>>   1
>> }
1

# second #
PS demo:/> 2

2

3
`;

test('sections, directives, prompts and outputs are told apart', () => {
  const [first, second] = parseTranscript(text);
  expect(first).toMatchObject({ title: 'first', directives: [{ word: 'answer', rest: 'y' }] });
  expect(first?.interactions.map(({ prompt, code, output, line }) => [prompt, code, output, line])).toEqual([
    ['PS demo:/', 'cd team', '', 4],
    ['PS demo:/team', 'if ($true) {\n  1\n}', '1', 5],
  ]);
  expect(second?.interactions[0]?.output).toBe('\n2\n\n3');
});

test('an update changes outputs and nothing else', () => {
  const interactions = parseTranscript(text).flatMap(each => each.interactions);
  const same = new Map(interactions.map(each => [each, each.output]));
  expect(updateTranscript(text, same)).toBe(text);
  const other = new Map(interactions.map((each, index) => [each, `out ${index}`]));
  const updated = updateTranscript(text, other);
  expect(parseTranscript(updated).flatMap(each => each.interactions.map(one => one.output))).toEqual([
    'out 0',
    'out 1',
    'out 2',
  ]);
  expect(updated).toContain('// a comment');
});

test.each([
  ['text\n', 'line 1: text above the first prompt'],
  ['PS> 1\n', 'line 1: a prompt stands below a heading'],
  ['# a #\nPS> 1\n# b #\nPS> 2\nx\n# c #\nPS> 1\n//late\n', undefined],
])('%j', (wrong, message) => {
  if (message === undefined) expect(() => parseTranscript(wrong)).not.toThrow();
  else expect(() => parseTranscript(wrong)).toThrow(new TranscriptError(1, message.replace('line 1: ', '')));
});
