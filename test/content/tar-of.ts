import { Header, Pax } from 'tar';

/** An entry of a tar that a test makes; a file unless it says otherwise. */
export interface TarMember {
  readonly path: string;
  readonly content?: Uint8Array | string;
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'Directory';
  readonly linkpath?: string;
  /** Its name stands in a pax header of its own. */
  readonly pax?: boolean;
}

/** A tar of these entries, ended by its two empty blocks. */
export function tarOf(members: readonly TarMember[]): Buffer {
  const parts = members.flatMap(({ path, content = '', type = 'File', linkpath = '', pax = false }) => {
    const bytes = Buffer.from(content);
    const fields = { path: pax ? 'short' : path, size: bytes.length, type, linkpath, mode: 0o644, mtime: new Date(0) };
    const block = Buffer.alloc(512);
    new Header(fields).encode(block, 0);
    return [...(pax ? [new Pax({ path }).encode()] : []), block, padded(bytes)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** A name as GNU tar writes one of more than 100 bytes, the file's own or where a link leads: an entry before that of the file. */
export function gnuLongName(
  path: string,
  type: 'NextFileHasLongPath' | 'NextFileHasLongLinkpath' = 'NextFileHasLongPath',
): Buffer {
  const name = Buffer.from(`${path}\0`);
  const block = Buffer.alloc(512);
  new Header({ path: '././@LongLink', size: name.length, type, mode: 0o644 }).encode(block, 0);
  return Buffer.concat([block, padded(name)]);
}

/** What pax says of the length of the next file, in place of its header. */
export const paxSize = (size: number): Buffer => new Pax({ path: 'file', size }).encode();

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
