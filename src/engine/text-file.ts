import { constants } from 'node:fs';
import { access, chmod, type FileHandle, open, stat } from 'node:fs/promises';
import { EOL } from 'node:os';
import { dirname } from 'node:path';
import { FileError, fileError } from './file-error.ts';
import { markedEncoding, plainUtf8, type TextEncoding } from './text-encoding.ts';

/** The end of a line in files that are written here. */
export const LINE_END = EOL;

const PIECE = 1 << 16;
const LONGEST_MARK = 4;

/** Files that are being read: writing over one would cut off what is still to come. */
const reading = new Map<string, number>();

/**
 * The text of a file in pieces, without the mark at its start, which wins over the encoding that was asked for. The path is absolute.
 * Throws FileError.
 */
export async function* readPieces(path: string, encoding: TextEncoding = plainUtf8): AsyncGenerator<string> {
  const file = await openFile(path, 'r');
  reading.set(path, (reading.get(path) ?? 0) + 1);
  try {
    const head = await read(file, path, LONGEST_MARK);
    const marked = markedEncoding(head);
    const decode = (marked ?? encoding).decoder();
    let piece: Buffer = head.subarray(marked?.mark.length ?? 0);
    while (piece.length > 0 || head.length === LONGEST_MARK) {
      const text = decode(piece, false);
      if (text !== '') yield text;
      piece = await read(file, path, PIECE);
      if (piece.length === 0) break;
    }
    const rest = decode(Buffer.alloc(0), true);
    if (rest !== '') yield rest;
  } finally {
    release(path);
    await file.close();
  }
}

/** All of it as one text; empty for an empty file. Throws FileError. */
export async function readText(path: string, encoding?: TextEncoding): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of readPieces(path, encoding)) pieces.push(piece);
  return pieces.join('');
}

/**
 * The parts of a text that comes in pieces: its lines, ended by any of the three line ends, or what stands between a delimiter. The end of the
 * text ends a part only if something stands before it.
 */
export async function* splitPieces(
  pieces: AsyncIterable<string>,
  delimiter?: string,
): AsyncGenerator<readonly string[]> {
  const single = delimiter === undefined || delimiter.length === 1;
  let rest = '';
  for await (const piece of pieces) {
    // a long part is put together first and looked through once
    if (delimiter === '' || (single && !rest.endsWith('\r') && !hasEnd(piece, delimiter))) {
      rest += piece;
      continue;
    }
    const text = rest + piece;
    // a carriage return at the very end may be half a line end
    const held = delimiter === undefined && text.endsWith('\r');
    const parts = (held ? text.slice(0, -1) : text).split(delimiter ?? LINE_ENDS);
    rest = (parts.pop() ?? '') + (held ? '\r' : '');
    if (parts.length > 0) yield parts;
  }
  if (rest !== '') yield [delimiter === undefined ? rest.replace(/\r$/, '') : rest];
}

const LINE_ENDS = /\r\n|\n|\r/;
const hasEnd = (text: string, delimiter: string | undefined) =>
  delimiter === undefined ? LINE_ENDS.test(text) : text.includes(delimiter);

/** The encoding that the mark at the start of a file tells; undefined without a mark or without a file. Throws FileError. */
export async function encodingOf(path: string): Promise<TextEncoding | undefined> {
  if (!(await exists(path))) return undefined;
  const file = await openFile(path, 'r');
  try {
    return markedEncoding(await read(file, path, LONGEST_MARK));
  } finally {
    await file.close();
  }
}

export interface WriteOptions {
  /** Left out: UTF-8 without a mark. */
  readonly encoding?: TextEncoding | undefined;
  readonly append?: boolean;
  /** An existing file is an error. */
  readonly noClobber?: boolean;
  /** Writes a file that is marked as read-only and marks it again afterwards. */
  readonly force?: boolean;
}

/** A file that is being written. */
export interface TextWriter {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an absolute path for writing; what was in it is gone with that, unless it appends. Throws FileError, also for a file that this program
 * is still reading.
 */
export async function openTextWriter(path: string, options: WriteOptions = {}): Promise<TextWriter> {
  const { encoding = plainUtf8, append = false, noClobber = false, force = false } = options;
  if (reading.has(path)) throw new FileError('busy', path);
  const flags = append ? 'a' : noClobber ? 'wx' : 'w';
  const restore = force ? await makeWritable(path) : undefined;
  let file: FileHandle;
  try {
    file = await openFile(path, flags);
  } catch (problem) {
    await restore?.();
    throw problem;
  }
  const isNew = (await file.stat()).size === 0;
  let mark: Buffer | undefined = isNew ? encoding.mark : undefined;
  return {
    async write(text) {
      if (text === '') return;
      const bytes = encoding.encode(text);
      try {
        await file.appendFile(mark ? Buffer.concat([mark, bytes]) : bytes);
      } catch (problem) {
        throw await fileError(problem, path, true);
      }
      mark = undefined;
    },
    async close() {
      try {
        if (mark) await file.appendFile(mark);
      } finally {
        await file.close();
        await restore?.();
      }
    },
  };
}

async function openFile(path: string, flags: string): Promise<FileHandle> {
  const writing = flags !== 'r';
  try {
    const file = await open(path, flags);
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
    throw new FileError('folder', path);
  } catch (problem) {
    throw await fileError(problem, path, writing || !(await exists(dirname(path))));
  }
}

async function read(file: FileHandle, path: string, length: number): Promise<Buffer> {
  try {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, null);
    return buffer.subarray(0, bytesRead);
  } catch (problem) {
    throw await fileError(problem, path);
  }
}

function release(path: string): void {
  const left = (reading.get(path) ?? 1) - 1;
  if (left > 0) reading.set(path, left);
  else reading.delete(path);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Takes the read-only mark off a file; answers what puts it back, or nothing where there is none. */
async function makeWritable(path: string): Promise<(() => Promise<void>) | undefined> {
  try {
    const { mode } = await stat(path);
    if (mode & constants.S_IWUSR) return undefined;
    await chmod(path, mode | constants.S_IWUSR);
    return () => chmod(path, mode);
  } catch {
    return undefined;
  }
}
