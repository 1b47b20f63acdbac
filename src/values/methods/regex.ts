import { CustomObject } from '../custom-object.ts';
import type { Regex } from '../regex.ts';
import { findAll, replace } from '../replace.ts';
import { split } from '../split.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Methods } from './method.ts';

const matchObjects = (self: Regex, text: Value): CustomObject[] =>
  findAll(toText(text), self).map(
    found =>
      new CustomObject([
        [
          'Groups',
          found.groups.map(
            each =>
              new CustomObject([
                ['Success', each !== undefined],
                ['Value', each ?? ''],
              ]),
          ),
        ],
        ['Success', true],
        ['Index', found.index],
        ['Length', found.text.length],
        ['Value', found.text],
      ]),
  );

const noMatch = () =>
  new CustomObject([
    ['Groups', []],
    ['Success', false],
    ['Index', 0],
    ['Length', 0],
    ['Value', ''],
  ]);

/** Methods of Regex. */
export const regexMethods: Methods<Regex> = {
  ismatch: (self, text = null) => toText(text).search(self.expression) >= 0,
  match: (self, text = null) => matchObjects(self, text)[0] ?? noMatch(),
  matches: (self, text = null) => matchObjects(self, text),
  replace: (self, text = null, replacement = null) => replace(toText(text), self, replacement),
  split: (self, text = null) => split(toText(text), self),
};
