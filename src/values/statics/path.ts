import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

const ofPath =
  (work: (path: string) => Value) =>
  (_: unknown, path: Value = null): Value =>
    work(toText(path));

/** [IO.Path]: names only, no file is looked at. */
export const pathStatics: Statics = {
  properties: { directoryseparatorchar: () => '/' },
  methods: {
    gettemppath: ({ temporary }) => (temporary.endsWith('/') ? temporary : `${temporary}/`),
    combine: (_, ...parts) => resolveLast(parts.map(each => toText(each))),
    join: (_, ...parts) => join(...parts.map(each => toText(each))),
    getfilename: ofPath(path => basename(path)),
    getfilenamewithoutextension: ofPath(path => basename(path, extname(path))),
    getextension: ofPath(extname),
    getdirectoryname: ofPath(dirname),
    getfullpath: ofPath(path => resolve(path)),
    ispathrooted: ofPath(isAbsolute),
    changeextension: (_, path = null, extension = null) => {
      const text = toText(path);
      const plain = text.slice(0, text.length - extname(text).length);
      return extension === null ? plain : `${plain}.${toText(extension).replace(/^\./, '')}`;
    },
    getrandomfilename: ({ uuid }) => `${uuid().replaceAll('-', '').slice(0, 8)}.${uuid().slice(0, 3)}`,
  },
};

/** As .NET combines: an absolute part forgets what stands before it. */
function resolveLast(parts: readonly string[]): string {
  const from = Math.max(0, parts.findLastIndex(isAbsolute));
  return join(...parts.slice(from));
}
