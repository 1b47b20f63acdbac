// A registry of labelled images in a process of its own, each with a tag and a configuration of its own; prints how to reach it and runs until
// its standard input ends.
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';

const [, , count] = process.argv;

const labelled: Fixture = registry => {
  const created = new Date(registry.now.getTime() - 86_400_000);
  registry.repository('load/many', created, repository => {
    const layers = [repository.layer('a', 'a')];
    for (let at = 0; at < Number(count); at++) {
      const labels = Object.fromEntries(
        ['revision', 'source', 'version', 'created', 'title', 'licenses'].map(name => [
          `org.opencontainers.image.${name}`,
          `${name} ${at}`,
        ]),
      );
      repository.tag(`build-${at}`, repository.image({ created, layers, labels }), created);
    }
  });
};

const emulator = await startEmulator({ fixture: labelled });
const { username, password } = emulator.credentials.admin;
process.stdout.write(`${JSON.stringify({ origin: emulator.origin, username, password })}\n`);

process.stdin.on('end', () => void emulator.close()).resume();
