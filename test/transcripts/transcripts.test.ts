import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runSection, skipReason } from '../support/run-section.ts';
import { parseTranscript } from '../support/transcript.ts';

const folder = new URL('./', import.meta.url);

for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(each =>
  each.endsWith('.transcript'),
)) {
  describe(file, () => {
    for (const section of parseTranscript(readFileSync(new URL(file, folder), 'utf8'))) {
      const reason = skipReason(section);
      test.skipIf(reason !== undefined)(
        reason === undefined ? section.title : `${section.title}: ${reason}`,
        async () => {
          const replayed = await runSection(section);
          const seen = section.interactions.map(each => ({ code: each.code, ...replayed.get(each) }));
          expect(seen).toEqual(section.interactions.map(({ code, prompt, output }) => ({ code, prompt, output })));
        },
      );
    }
  });
}
