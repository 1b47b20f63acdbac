import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { hostile } from './hostile.ts';

const HOUR = 3_600_000;

/**
 * A registry that somebody has filled to harm whoever lists it: `hostile/manifests` with a manifest for each text that has it as type,
 * annotation and content, and for each text a repository with a tag of that name, `hostile/tag0` and so on.
 */
export const hostileRegistry: Fixture = registry => {
  const ago = (hours: number): Date => new Date(registry.now.getTime() - hours * HOUR);
  registry.repository('hostile/manifests', ago(1000), repository => {
    hostile.forEach(({ text }, index) => {
      repository.artifact({
        created: ago(500 - index),
        artifactType: text,
        contentType: text,
        content: text,
        annotations: { [text]: text },
      });
    });
  });
  hostile.forEach(({ text }, index) => {
    registry.repository(`hostile/tag${index}`, ago(1000), repository => {
      const image = repository.image({ created: ago(999), layers: [repository.layer('file', 'content\n')] });
      repository.tag(text, image, ago(10));
    });
  });
};
