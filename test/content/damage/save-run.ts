import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomFrom } from '../../../src/emulator/random.ts';
import { chance, oneOf } from '../../torture/choices.ts';
import {
  filesInFolder,
  filesInTar,
  type LayoutFiles,
  namedInLayout,
  strangersIn,
  wrongInLayout,
} from '../layout-witness.ts';
import { bytesOf, type MadeImage, makeImage } from '../made-image.ts';
import { misfortunesOf } from './damaging-registry.ts';
import type { SavingPlace } from './saving-place.ts';

/** What became of one image that was saved under misfortunes, with another try in the end that nobody disturbs. */
export interface SaveResult {
  readonly violations: readonly string[];
  /** The ids of all errors that were told. */
  readonly errors: readonly string[];
  /** Whether a partial file was there when the undisturbed try began. */
  readonly isResumed: boolean;
}

/** One image of chance, saved to a folder or a tar under damages, Ctrl+C and partial files that somebody else has damaged. */
export async function saveRun(seed: string, place: SavingPlace): Promise<SaveResult> {
  const random = randomFrom(`${seed} save`);
  const image = makeImage(random);
  const repository = `run/${seed.toLowerCase()}`;
  place.damaging.images.set(repository, image);
  const folder = place.folder();
  const isTar = chance(random, 0.3);
  const path = join(folder, isTar ? 'image.tar' : 'layout');
  const command = (force: boolean) =>
    `Save-AcrImage ${repository}:v1 -Path '${path}' -Referrers${force ? ' -Force' : ''}`;
  const violations: string[] = [];
  const errors: string[] = [];

  for (let attempt = 1 + random.below(2); attempt > 0; attempt--) {
    place.damaging.damage(misfortunesOf(image, random), random);
    const stopAfter = chance(random, 0.4) ? 1 + random.below(20) : undefined;
    const told = await place.run(command(existsSync(path) && isTar), stopAfter);
    errors.push(...told);
    const files = filesAt(path, violations);
    if (told.length === 0 && stopAfter === undefined) violations.push(...unlike(image, files));
    else violations.push(...wrongInLayout(files));
    if (chance(random, 0.6)) damageRests(folder, random);
  }

  const isResumed = restsIn(folder).length > 0;
  const isDamaged = !isTar && chance(random, 0.2) && damageFinal(path, random);
  place.damaging.damage(new Map(), random);
  if (isDamaged) {
    const refused = await place.run(command(false));
    if (refused.length === 0) violations.push('a damaged blob was replaced, or kept, without -Force');
    errors.push(...refused);
  }
  const told = await place.run(command(isDamaged || (isTar && existsSync(path))));
  errors.push(...told);
  violations.push(...told.map(id => `the undisturbed try ended with ${id}`));
  if (told.length === 0) {
    violations.push(...unlike(image, filesAt(path, violations)));
    violations.push(...restsIn(folder).map(each => `${each} was left behind`));
  }
  place.damaging.images.delete(repository);
  return { violations, errors, isResumed };
}

/** What was saved; whatever is wrong with the tar itself is told. */
function filesAt(path: string, violations: string[]): LayoutFiles {
  if (!existsSync(path)) return new Map();
  try {
    return path.endsWith('.tar') ? filesInTar(path) : filesInFolder(path);
  } catch (error) {
    violations.push(String(error));
    return new Map();
  }
}

/** How a saved layout differs from the image, if it does. */
function unlike(image: MadeImage, files: LayoutFiles): string[] {
  const named = namedInLayout(files).includes(image.root.digest) ? [] : ['the index does not name the image'];
  const lost = [...image.manifests.keys(), ...image.blobs.keys()]
    .filter(digest => !files.has(`blobs/${digest.replace(':', '/')}`))
    .map(digest => `${digest} was not saved`);
  return [
    ...wrongInLayout(files),
    ...named,
    ...lost,
    ...strangersIn(files).map(name => `${name} is no part of a layout`),
  ];
}

/** Everything below a folder that does not bear a final name. */
function restsIn(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  return below.filter(entry => entry.isFile() && !isFinal(entry.name)).map(entry => join(entry.parentPath, entry.name));
}

const isFinal = (name: string) => /^[0-9a-f]{64}$|^index\.json$|^oci-layout$|^image\.tar$/.test(name);

/** Somebody else writes into what was left to be resumed. */
function damageRests(folder: string, random: Random): void {
  for (const rest of restsIn(folder)) if (chance(random, 0.7)) damageFile(rest, random);
}

/** Somebody else writes into a blob that was saved; false: there is none. */
function damageFinal(path: string, random: Random): boolean {
  const blobs = join(path, 'blobs', 'sha256');
  const names = existsSync(blobs) ? readdirSync(blobs).filter(isFinal) : [];
  if (names.length === 0) return false;
  const file = join(blobs, oneOf(random, names));
  const before = readFileSync(file);
  damageFile(file, random);
  return !readFileSync(file).equals(before);
}

function damageFile(path: string, random: Random): void {
  const bytes = readFileSync(path);
  const at = random.below(bytes.length + 1);
  const ways = [
    () => truncateSync(path, at),
    () => truncateSync(path, 0),
    () => writeFileSync(path, Buffer.concat([bytes, bytesOf(random, 1 + random.below(200_000))])),
    () => writeFileSync(path, Buffer.concat([bytes.subarray(0, at), Buffer.from('!'), bytes.subarray(at + 1)])),
    () => writeFileSync(path, bytesOf(random, bytes.length)),
  ];
  oneOf(random, ways)();
}
