import type { FileHandle } from 'node:fs/promises';
import { Header, Pax } from 'tar';
import { ContentError } from '../content-error.ts';
import { noImage } from '../no-image.ts';
import { BLOCK, paddedSize } from './file-header.ts';

/** Where a file of a tar stands in it. */
export interface TarEntry {
  /** Bytes from the beginning of the tar. */
  readonly start: number;
  readonly size: number;
}

export interface TarIndex {
  /** Files by name, without `./` in front; of two with one name the last, as unpacking leaves it. */
  readonly files: ReadonlyMap<string, TarEntry>;
}

/** Bytes of a long name or of what pax says of the next file; real ones have hundreds. */
const LONGEST_EXTENSION = 1024 * 1024;

/** Links that lead to links: `docker save` of old makes one step. */
const MOST_STEPS = 8;

/**
 * Reads the headers of a tar, not what is in its files. Links lead to the files of the tar itself; whatever else it holds is left out. Throws
 * ContentError `DamagedArchive`, `CompressedArchive`.
 */
export async function readTarIndex(file: FileHandle, name: string, signal?: AbortSignal): Promise<TarIndex> {
  const { size: total } = await file.stat();
  const files = new Map<string, TarEntry>();
  const links = new Map<string, string>();
  let extended: Pax | undefined;
  let global: Pax | undefined;
  const block = Buffer.alloc(BLOCK);
  for (let at = 0; at < total; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(block, 0, BLOCK, at);
    if (at === 0) refuseCompressed(block, name);
    if (bytesRead < BLOCK) throw at === 0 ? noImage(name) : brokenOff(name);
    const header = headerIn(block, extended, global);
    if (header?.nullBlock) break;
    if (!header?.cksumValid) throw at === 0 ? noImage(name) : damaged(name, `at byte ${at} there is no header`);
    const size = header.size ?? 0;
    const start = at + BLOCK;
    // pax writes it as a text
    if (!Number.isInteger(size)) throw damaged(name, `at byte ${at} a file has ${size} bytes`);
    if (start + size > total) throw brokenOff(name);
    at = start + paddedSize(size);
    const { type } = header;
    if (EXTENSIONS.has(type)) {
      const text = await extension(file, { start, size }, name);
      if (type === 'GlobalExtendedHeader') global = Pax.parse(text, global, true);
      else if (type === 'ExtendedHeader' || type === 'OldExtendedHeader') extended = Pax.parse(text, extended);
      else extended = withLongName(extended, type === 'NextFileHasLongLinkpath' ? 'linkpath' : 'path', text);
      continue;
    }
    enter({ files, links }, { start, size }, header, extended);
    extended = undefined;
  }
  for (const path of links.keys()) {
    const entry = files.get(endOf(path, links));
    if (entry) files.set(path, entry);
  }
  return { files };
}

interface Found {
  readonly files: Map<string, TarEntry>;
  /** What links lead to, by their names. */
  readonly links: Map<string, string>;
}

/**
 * Enters what a header is of, a file or a link, under the name that pax or GNU tar gives it before that of the header: `Header` puts its own prefix
 * before such a name, and forgets where they say that a link leads.
 */
function enter({ files, links }: Found, entry: TarEntry, header: Header, extended: Pax | undefined): void {
  const { type } = header;
  // the reader of pax makes numbers of digits
  const path = normalPath(String(extended?.path ?? header.path ?? ''));
  const target = String(extended?.linkpath ?? header.linkpath ?? '');
  files.delete(path);
  links.delete(path);
  if (type === 'File' || type === 'OldFile' || type === 'ContiguousFile') files.set(path, entry);
  // a symbolic link counts from its own folder, a hard one from the root of the tar
  else if (type === 'SymbolicLink') links.set(path, normalPath(`${folderOf(path)}${target}`));
  else if (type === 'Link') links.set(path, normalPath(target));
}

const EXTENSIONS: ReadonlySet<string> = new Set([
  'ExtendedHeader',
  'OldExtendedHeader',
  'GlobalExtendedHeader',
  'NextFileHasLongPath',
  'OldGnuLongPath',
  'NextFileHasLongLinkpath',
]);

/** undefined: one of its numbers is none, which `Header` throws a plain error for. */
function headerIn(block: Buffer, extended: Pax | undefined, global: Pax | undefined): Header | undefined {
  try {
    return new Header(block, 0, extended, global);
  } catch {
    return undefined;
  }
}

async function extension(file: FileHandle, { start, size }: TarEntry, name: string): Promise<string> {
  if (size > LONGEST_EXTENSION) throw damaged(name, `at byte ${start} a name has ${size} bytes`);
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, start);
  if (bytesRead < size) throw brokenOff(name);
  return bytes.toString('utf8');
}

/** GNU tar writes names of more than 100 bytes into an entry of their own, ended by NUL. */
const withLongName = (before: Pax | undefined, field: 'path' | 'linkpath', text: string): Pax =>
  new Pax({ ...before, [field]: text.replace(/\0.*$/s, '') });

/** `./a//b/../c` is `a/c`; what leads out of the tar stays as it is, and is the name of nothing that anybody asks for. */
function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function endOf(path: string, links: ReadonlyMap<string, string>): string {
  let end = path;
  for (let step = 0; step < MOST_STEPS; step++) end = links.get(end) ?? end;
  return end;
}

/** The beginnings of gzip, zstd, xz and bzip2 (RFC 1952, RFC 8878, "The .xz File Format"). */
const COMPRESSED: readonly { readonly kind: string; readonly magic: readonly number[]; readonly unpack: string }[] = [
  { kind: 'gzip', magic: [0x1f, 0x8b], unpack: 'gunzip' },
  { kind: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: 'unzstd' },
  { kind: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], unpack: 'unxz' },
  { kind: 'bzip2', magic: [0x42, 0x5a, 0x68], unpack: 'bunzip2' },
];

function refuseCompressed(block: Buffer, name: string): void {
  const found = COMPRESSED.find(({ magic }) => magic.every((byte, index) => block[index] === byte));
  if (!found) return;
  throw new ContentError(
    'CompressedArchive',
    `${name} is compressed with ${found.kind}; an image is read from a plain tar.`,
    `Unpack it first: ${found.unpack} ${name}`,
  );
}

const brokenOff = (name: string): ContentError => damaged(name, 'it breaks off in the middle');

const damaged = (name: string, why: string): ContentError =>
  new ContentError('DamagedArchive', `The tar ${name} is damaged: ${why}.`, 'Copy or save it again.');
