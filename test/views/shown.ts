import type { Value } from '../../src/values/value.ts';
import { createOutput } from '../../src/views/default-output.ts';
import type { PaperOptions } from '../../src/views/paper.ts';

/** What the default output prints for these values, arriving in these batches. */
export function shown(batches: readonly (readonly Value[])[], options: Partial<PaperOptions> = {}) {
  const lines: string[] = [];
  const output = createOutput({ width: 120, print: more => lines.push(...more), ...options });
  for (const batch of batches) output.write(batch);
  const notices = output.end();
  return { text: lines.join('\n'), lines, notices };
}
