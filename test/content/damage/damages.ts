import { gzipSync } from 'node:zlib';
import type { Random } from '../../../src/emulator/random.ts';
import type { Reply } from '../../registry/loopback-server.ts';

/** An honest answer with content, before anything happens to it. */
export interface Honest {
  /** What is asked for, whole. */
  readonly whole: Buffer;
  /** The first byte that is asked for; undefined: no range was. */
  readonly from: number | undefined;
}

/** Makes an answer of which something is wrong. */
export type Damage = (honest: Honest, random: Random) => Reply;

/** The answer of a server that honours ranges. */
export function honestReply({ whole, from }: Honest): Reply {
  if (from === undefined) return { body: whole };
  if (from >= whole.length) return { status: 416, headers: { 'content-range': `bytes */${whole.length}` } };
  return { ...partial(from, whole.length), body: whole.subarray(from) };
}

const partial = (from: number, total: number): Reply => ({
  status: 206,
  headers: { 'content-range': `bytes ${from}-${total - 1}/${total}` },
});

/** The same headers with another body. */
const withBody =
  (change: (body: Buffer, random: Random) => Buffer): Damage =>
  (honest, random) => {
    const reply = honestReply(honest);
    return { ...reply, body: change(bodyOf(reply), random) };
  };

const bodyOf = ({ body }: Reply): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));
/** The same without its length. */
const unsized =
  (framing: 'chunked' | 'closed', damage: Damage): Damage =>
  (honest, random) => ({ ...damage(honest, random), framing });

const shortened = (body: Buffer, random: Random) => body.subarray(0, random.below(body.length + 1));
const lengthened = (body: Buffer, random: Random) =>
  Buffer.concat([body, Buffer.from('more'.repeat(1 + random.below(30_000)))]);

const flipped = withBody((body, random) => {
  const copy = Buffer.from(body);
  const at = random.below(copy.length + 1);
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  return copy;
});
const ends = withBody(shortened);
const goesOn = withBody(lengthened);
const cut: Damage = (honest, random) => {
  const reply = honestReply(honest);
  return { ...reply, cutAfter: random.below(bodyOf(reply).length + 1) };
};

/** Says another length than its body has. */
const mislabelled = (difference: (body: Buffer, random: Random) => number): Damage => {
  return (honest, random) => {
    const reply = honestReply(honest);
    const body = bodyOf(reply);
    const told = Math.max(0, body.length + difference(body, random));
    // what is missing never comes
    return { ...reply, headers: { ...reply.headers, 'content-length': String(told) }, cutAfter: body.length };
  };
};

/** A range that is not the one that was asked for, and says so or not. */
const elsewhere = (says: (from: number, moved: number, total: number) => Reply): Damage => {
  return ({ whole, from = 0 }, random) => {
    const moved = (from + 1 + random.below(whole.length + 1)) % (whole.length + 1);
    return { ...says(from, moved, whole.length), body: whole.subarray(moved) };
  };
};

/** Everything that can happen to content on its way, by name. */
export const DAMAGES = {
  'a bit flipped': flipped,
  'a bit flipped, in chunks': unsized('chunked', flipped),
  'two bytes swapped': withBody(body => {
    const copy = Buffer.from(body);
    return Buffer.concat([copy.subarray(1), copy.subarray(0, 1)]);
  }),
  'cut off': cut,
  'cut off, in chunks': unsized('chunked', cut),
  'ends early': ends,
  'ends early, in chunks': unsized('chunked', ends),
  'ends early, and closes': unsized('closed', ends),
  'goes on': goesOn,
  'goes on, in chunks': unsized('chunked', goesOn),
  'goes on, and closes': unsized('closed', goesOn),
  'length too large': mislabelled((_, random) => 1 + random.below(1000)),
  'length too small': mislabelled((body, random) => -1 - random.below(body.length + 1)),
  'no answer': () => ({ cutAfter: 0 }),
  'no content': withBody(() => Buffer.alloc(0)),
  'other content of the same length': withBody(body => Buffer.alloc(body.length, 'x')),
  'a web page': () => ({ headers: { 'content-type': 'text/html' }, body: '<html><body>Sign in</body></html>' }),
  'no status but an empty 204': () => ({ status: 204 }),
  'called compressed': (honest, random) => {
    const reply = flipped(honest, random);
    return { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } };
  },
  compressed: honest => {
    const reply = honestReply(honest);
    const headers = { ...reply.headers, 'content-encoding': 'gzip' };
    return { ...reply, headers, body: gzipSync(bodyOf(reply)) };
  },
  'range from elsewhere': elsewhere((_, moved, total) => partial(moved, total)),
  'range called what it is not': elsewhere((from, _, total) => partial(from, total)),
  'range without Content-Range': elsewhere(() => ({ status: 206 })),
  'range of another size': ({ whole, from = 0 }, random) => ({
    ...partial(from, whole.length + 1 + random.below(1000)),
    body: whole.subarray(from),
  }),
  'range of a nonsense': ({ whole, from = 0 }, random) => ({
    status: 206,
    headers: { 'content-range': ['bytes */*', 'bytes', 'items 0-1/2', `bytes ${from}-0/0`][random.below(4)] ?? '' },
    body: whole.subarray(from),
  }),
  'range ignored': ({ whole }) => ({ body: whole }),
  'range ignored, and a bit flipped': ({ whole }, random) => flipped({ whole, from: undefined }, random),
  'range refused': ({ whole }) => ({ status: 416, headers: { 'content-range': `bytes */${whole.length}` } }),
  'more than the range': ({ whole, from = 0 }) => {
    const begin = Math.max(0, from - 1);
    return { ...partial(from, whole.length), body: whole.subarray(begin) };
  },
} satisfies Readonly<Record<string, Damage>>;

export type DamageName = keyof typeof DAMAGES;

export const DAMAGE_NAMES: readonly DamageName[] = Object.keys(DAMAGES).filter(
  (name): name is DamageName => name in DAMAGES,
);
