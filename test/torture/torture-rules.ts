import type { PurgeRule } from '../../src/admin/purge/purge-rule.ts';
import { type Random, randomFrom } from '../../src/emulator/random.ts';
import { chance, oneOf } from './choices.ts';

const DAY = 86_400_000;

/** Beginnings of tags; the empty one is that of all. */
const BEGINNINGS = ['', '', 'v', 'pr-', 'dev-', 'latest', 'release', 'sha256-'];

/** One to three rules of a purge, in order. */
export function tortureRules(seed: string): PurgeRule[] {
  const random = randomFrom(`${seed} rules`);
  return Array.from({ length: 1 + random.below(3) }, () => {
    const days = random.below(200);
    return {
      filters: [pattern(random, chance(random, 0.7) ? '' : oneOf(random, ['team/', 'base']))],
      excludes: chance(random, 0.2) ? [pattern(random, '')] : [],
      olderThan: chance(random, 0.35) ? { text: `${days}d`, milliseconds: days * DAY } : undefined,
      keep: chance(random, 0.2) ? random.below(4) : 0,
      untagged: chance(random, 0.8),
      includeLocked: chance(random, 0.4),
    };
  });
}

function pattern(random: Random, repository: string): PurgeRule['filters'][number] {
  const beginning = oneOf(random, BEGINNINGS);
  return {
    text: `${repository}*:${beginning}*`,
    only: undefined,
    fitsRepository: name => name.startsWith(repository),
    fitsTag: name => name.startsWith(beginning),
    namesTags: true,
    isWhole: beginning === '',
  };
}
