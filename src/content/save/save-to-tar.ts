import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ContentError } from '../content-error.ts';
import { toldSize } from '../content-source.ts';
import { nameIn } from '../layout/layout-index.ts';
import { sideBySide } from '../side-by-side.ts';
import { requireSpace } from './free-space.ts';
import { giveName } from './give-name.ts';
import { inFolder, lookAt, openOwn } from './safe-file.ts';
import { saveAlone } from './save-alone.ts';
import { fill, isWrong, partialOf } from './save-blob.ts';
import { type ImageToSave, type SaveOptions, type SaveOutcome, Tally } from './save-outcome.ts';
import { type PlacedBlob, planTar, type TarPlan } from './tar-plan.ts';
import { TarState } from './tar-state.ts';
import { writeError } from './write-error.ts';

/**
 * Saves images into one tar with a layout, always the same bytes for the same images. It is written in its place under another name, several
 * blobs at once, and gets its name when all of it is verified. Answers an outcome for each image; what two have in common counts as reused by
 * the latter. Throws RegistryError; ContentError `FileExists`, `SaveInUse`, `UnknownSize`, `UnsafePath`, `DiskFull`, `WriteFailed`.
 */
export async function saveToTar(
  path: string,
  images: readonly ImageToSave[],
  options: SaveOptions,
): Promise<readonly SaveOutcome[]> {
  try {
    await refuseExisting(path, options);
    const save = async () => {
      await refuseExisting(path, options);
      const plan = await planTar(images, options.signal);
      const fetched = await write(path, plan, options);
      return outcomes(images, plan, fetched);
    };
    return await inFolder(dirname(path), () => saveAlone(dirname(path), basename(path), options, save));
  } catch (error) {
    throw writeError(error, path);
  }
}

async function refuseExisting(path: string, { force }: SaveOptions): Promise<void> {
  if (force || !(await lookAt(path))) return;
  throw new ContentError('FileExists', `${path} exists.`, 'Save to another file, or add -Force to replace it.');
}

/** Answers the bytes of each blob that were fetched. */
async function write(path: string, plan: TarPlan, options: SaveOptions): Promise<ReadonlyMap<string, number>> {
  const partial = partialOf(path);
  const state = await TarState.read(`${partial}.json`, plan.key);
  const before = await lookAt(partial);
  await requireSpace(dirname(path), plan.size - (before?.blocks ?? 0) * 512);
  const file = await openOwn(partial);
  try {
    // what another tar has left there must not show between the files
    if (state.isNew || before?.size !== plan.size) await file.truncate(0);
    await file.truncate(plan.size);
    for (const { at, bytes } of plan.known) await writeAll(file, bytes, at);
    const fetched = await fillAll(file, plan, state, options);
    await file.datasync();
    await file.close();
    await giveName(partial, path, { replaces: options.force });
    await state.discard();
    return fetched;
  } catch (error) {
    await state.save().catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
}

async function fillAll(
  file: FileHandle,
  { blobs }: TarPlan,
  state: TarState,
  { signal, onProgress }: SaveOptions,
): Promise<ReadonlyMap<string, number>> {
  const fetched = new Map<string, number>();
  const tally = new Tally(toldSize(blobs.map(({ part }) => part)), onProgress);
  await sideBySide(blobs, signal, async ({ source, part, at }: PlacedBlob, either) => {
    const { digest } = part;
    const place = {
      source,
      part,
      start: at,
      there: state.thereOf(digest),
      onWritten: (bytes: number) => state.note(digest, bytes),
    };
    const onFetched = (bytes: number) => {
      fetched.set(digest, (fetched.get(digest) ?? 0) + bytes);
      tally.onFetched(bytes);
    };
    try {
      await fill(file, place, { signal: either, onKept: tally.onKept, onFetched });
    } catch (error) {
      if (isWrong(error)) state.note(digest, 0);
      throw error;
    }
  });
  return fetched;
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}

function outcomes(
  images: readonly ImageToSave[],
  { index, blobs }: TarPlan,
  fetched: ReadonlyMap<string, number>,
): readonly SaveOutcome[] {
  const sizes = new Map<string, number>(blobs.map(({ part }) => [part.digest, part.size]));
  const left = new Map(fetched);
  return images.map(({ tree, origin }) => {
    const digests = [...new Set<string>(tree.blobs.map(({ digest }) => digest))];
    const all = digests.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
    const own = digests.reduce((sum, digest) => sum + (left.get(digest) ?? 0), 0);
    for (const digest of digests) left.delete(digest);
    return { name: nameIn(index, tree.root, origin), fetched: own, reused: all - own };
  });
}
