import { expect, test } from 'vitest';
import { jsonFault } from '../../../src/admin/plan-file/json-fault.ts';

test.each([
  [
    'a line of many',
    `{\n"items": [\n{"deleteEnabled":true},\n{"deleteEnabled":tru}\n]}`,
    "Unexpected token '}' in line 4",
  ],
  ['a comment', `{\n"items": [\n// old ones\n{"deleteEnabled":true}\n]}`, "Unexpected token '/' in line 3"],
  ['a text that breaks off', '{\n"items": [', /^Unexpected end of JSON input|in JSON at position/],
  ['nothing', '', 'Unexpected end of JSON input'],
  ['a short text, quoted whole', '[1,,2]', "Unexpected token ','"],
])('%s', (_, text, told) => {
  let fault = '';
  try {
    JSON.parse(text);
  } catch (error) {
    fault = jsonFault(text, error);
  }
  expect(fault).toEqual(typeof told === 'string' ? told : expect.stringMatching(told));
});
