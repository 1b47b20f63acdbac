import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOfBytes } from './made-image.ts';

/** A folder for files from outside, deep in another one of which everything is watched. */
export interface GuardedFolder {
  /** Holds `kept`, `inside/kept`, and links: `link` to a folder outside, `file-link` to a file there, `dangling`, and `loop` to itself. */
  readonly target: string;
  /** Holds `secret`. */
  readonly outside: string;
  /** What has changed outside of the target since the beginning, by path. */
  harmOutside(): string[];
  /** Which of the files that stood in the target are not as they were. */
  harmInside(): string[];
  /** The files that are new in the target, by path, with what they hold. */
  newFiles(): ReadonlyMap<string, string>;
}

/** Fills a new folder, and has `more` done in it before all is watched; more levels lie above the target than a title climbs. */
export function guardFolder(
  base: string,
  more: (places: Pick<GuardedFolder, 'target' | 'outside'>) => void = () => {},
): GuardedFolder {
  const outside = join(base, 'outside');
  const target = join(base, ...'abcdefgh', 'target');
  mkdirSync(join(outside, 'sub'), { recursive: true });
  mkdirSync(join(target, 'inside'), { recursive: true });
  for (const file of [join(outside, 'secret'), join(target, 'kept'), join(target, 'inside', 'kept')])
    writeFileSync(file, `${file} as it was\n`);
  symlinkSync(outside, join(target, 'link'));
  symlinkSync(join(outside, 'secret'), join(target, 'file-link'));
  symlinkSync(join(outside, 'not-yet'), join(target, 'dangling'));
  symlinkSync('loop', join(target, 'loop'));
  more({ target, outside });
  const before = snapshot(base);
  const isInside = (path: string) => path.startsWith(`${target}/`);
  const changed = (inside: boolean) => {
    const now = snapshot(base);
    const paths = [...new Set([...before.keys(), ...now.keys()])].filter(path => isInside(path) === inside);
    return paths.filter(path => before.get(path) !== now.get(path));
  };
  return {
    target,
    outside,
    harmOutside: () => changed(false),
    harmInside: () => changed(true).filter(path => before.has(path)),
    newFiles() {
      const added = changed(true).filter(path => !before.has(path) && lstatSync(path).isFile());
      return new Map(added.map(path => [relative(target, path), readFileSync(path, 'utf8')]));
    },
  };
}

/** Every entry below a folder by its path: what it is, and what it holds. */
function snapshot(folder: string): Map<string, string> {
  const seen = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const what = lstatSync(path);
    if (what.isSymbolicLink()) seen.set(path, `link to ${readlinkSync(path)}`);
    else seen.set(path, what.isFile() ? `${what.mode} ${digestOfBytes(readFileSync(path))}` : `folder ${what.mode}`);
  }
  return seen;
}
