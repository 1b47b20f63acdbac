import { randomFrom } from '../../../src/emulator/random.ts';
import { makeImage } from '../made-image.ts';
import { misfortunesOf } from './damaging-registry.ts';
import type { PublishResult } from './publish-run.ts';
import { wrongInPush } from './pushed-witness.ts';
import type { SavingPlace } from './saving-place.ts';

/** One image of chance, copied into the embedded registry from one that damages it on its way, and once more when nobody does. */
export async function copyRun(seed: string, place: SavingPlace): Promise<PublishResult> {
  const random = randomFrom(`${seed} copy`);
  const image = makeImage(random);
  const { damaging, shell } = place;
  const { store } = shell.emulator;
  const repository = `copied/${seed.toLowerCase()}`;
  damaging.images.set(repository, image);
  const copy = () =>
    place.run(
      `Copy-AcrImage ${damaging.address}/${repository}:v1 ${shell.emulator.loginServer}/${repository}:v1 -Referrers`,
    );
  damaging.damage(misfortunesOf(image, random), random);
  const errors = await copy();
  const violations = wrongInPush(store, repository, errors);
  damaging.damage(new Map(), random);
  const again = await copy();
  violations.push(...wrongInPush(store, repository, again), ...again.map(id => `the undisturbed try ended with ${id}`));
  const { digest } = image.root;
  if (store.repository(repository)?.tags.get('v1')?.digest !== digest) violations.push(`the tag is not ${digest}`);
  damaging.images.delete(repository);
  return { violations, errors };
}
