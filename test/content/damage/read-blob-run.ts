import { createHash } from 'node:crypto';
import { type Random, randomFrom } from '../../../src/emulator/random.ts';
import { readBlob } from '../../../src/registry/blobs.ts';
import { digestOf } from '../../../src/registry/model/digest.ts';
import { RegistryError } from '../../../src/registry/model/errors.ts';
import type { Registry } from '../../../src/registry/registry.ts';
import { repo } from '../../registry/names.ts';
import { chance, oneOf } from '../../torture/choices.ts';
import { bytesOf, makeFiles } from '../made-image.ts';
import { DAMAGE_NAMES } from './damages.ts';
import type { DamagingRegistry, Misfortune } from './damaging-registry.ts';

export interface ReadBlobResult {
  /** Content that is not what was asked for, or a failure that is none of the registry client's. */
  readonly violations: readonly string[];
  readonly isComplete: boolean;
}

/** One blob read under misfortunes of chance: from its first byte, or from where an earlier reading ended, of which the bytes may be damaged too. */
export async function readBlobRun(
  seed: string,
  damaging: DamagingRegistry,
  registry: Registry,
): Promise<ReadBlobResult> {
  const random = randomFrom(`${seed} blob`);
  const whole = bytesOf(random, random.below(8) * 30_000);
  const digest = digestOf(whole);
  const misfortune: Misfortune = Array.from({ length: 1 + random.below(4) }, () =>
    oneOf(random, [...DAMAGE_NAMES, 'cut off', 'cut off', 'honest', 'honest']),
  );
  damaging.images.set('team/blob', { ...makeFiles([]), blobs: new Map([[digest, whole]]) });
  damaging.damage(new Map([[digest, misfortune]]), random);
  const rest = chance(random, 0.5) ? restOf(whole, random) : undefined;
  const size = chance(random, 0.5) ? whole.length : undefined;
  const under = `with ${rest?.length ?? 'no'} bytes, under ${misfortune.join(', ')}`;
  const received: Uint8Array[] = [];
  try {
    const resume = rest && { from: rest.length, hash: createHash('sha256').update(rest) };
    const { chunks, from } = await readBlob(registry, { repository: repo('team/blob'), digest }, { size, resume });
    if (from > 0 && rest) received.push(rest);
    for await (const chunk of chunks) received.push(chunk);
  } catch (error) {
    const violations = error instanceof RegistryError ? [] : [`${under}: ${error}`];
    return { violations, isComplete: false };
  }
  const isRight = Buffer.concat(received).equals(whole);
  return { violations: isRight ? [] : [`${under}: accepted`], isComplete: isRight };
}

/** What an earlier reading may have left: so many bytes of it, or somebody else's. */
function restOf(whole: Buffer, random: Random): Buffer {
  const rest = Buffer.from(whole.subarray(0, random.below(whole.length + 1)));
  const ways = [
    () => rest,
    () => rest,
    () => bytesOf(random, rest.length),
    () => Buffer.concat([whole, bytesOf(random, 1 + random.below(1000))]),
    () => Buffer.concat([Buffer.from('!'), rest.subarray(1)]),
  ];
  return oneOf(random, ways)();
}
