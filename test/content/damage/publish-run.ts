import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomFrom } from '../../../src/emulator/random.ts';
import { chance, oneOf } from '../../torture/choices.ts';
import { type MadeImage, makeImage } from '../made-image.ts';
import { tarOf } from '../tar-of.ts';
import { membersOf, written } from '../written-layout.ts';
import { wrongInPush } from './pushed-witness.ts';
import type { SavingPlace } from './saving-place.ts';

export interface PublishResult {
  readonly violations: readonly string[];
  /** The ids of all errors that were told. */
  readonly errors: readonly string[];
}

/** One image of chance, published from a layout or a tar in which something is damaged, or nothing. */
export async function publishRun(seed: string, place: SavingPlace): Promise<PublishResult> {
  const random = randomFrom(`${seed} publish`);
  const image = makeImage(random);
  const files = layoutFiles(image);
  const isTar = chance(random, 0.5);
  const isDamaged = chance(random, 0.8);
  if (isDamaged && (!isTar || chance(random, 0.5))) damageOne(files, random);
  const path = isTar ? join(place.folder(), 'image.tar') : await written(files);
  if (isTar) {
    const tar = tarOf(membersOf(files));
    writeFileSync(path, isDamaged ? damaged(tar, random) : tar);
  }
  const repository = `published/${seed.toLowerCase()}`;
  const errors = await place.run(
    `Publish-AcrImage '${path}' ${place.shell.emulator.loginServer}/${repository}:v1 -Referrers`,
  );
  const violations = wrongInPush(place.shell.emulator.store, repository, errors);
  if (!isDamaged) violations.push(...errors.map(id => `an image without damage was refused with ${id}`));
  return { violations, errors };
}

function layoutFiles(image: MadeImage): Map<string, Buffer> {
  const named = { ...image.root, annotations: { 'org.opencontainers.image.ref.name': 'v1' } };
  const manifests = [named, ...[...image.referrers.values()].flat()];
  const files = new Map<string, Buffer>([
    ['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')],
    ['index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests }))],
  ]);
  for (const [digest, { bytes }] of image.manifests) files.set(`blobs/${digest.replace(':', '/')}`, bytes);
  for (const [digest, bytes] of image.blobs) files.set(`blobs/${digest.replace(':', '/')}`, bytes);
  return files;
}

function damageOne(files: Map<string, Buffer>, random: Random): void {
  const name = oneOf(random, [...files.keys()]);
  if (chance(random, 0.2)) files.delete(name);
  else files.set(name, damaged(files.get(name) ?? Buffer.alloc(0), random));
}

function damaged(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const ways = [
    () => bytes.subarray(0, at),
    () => Buffer.alloc(0),
    () => Buffer.concat([bytes, Buffer.from('more')]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([random.below(256)]), bytes.subarray(at + 1)]),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
    () => Buffer.alloc(bytes.length, ' '),
  ];
  return oneOf(random, ways)();
}
