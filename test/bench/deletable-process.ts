// A registry with untagged manifests in a process of its own: so many in each of so many repositories `load/0`, `load/1` …, every answer so many
// milliseconds late. Prints how to reach it and runs until its standard input ends.
import { setTimeout } from 'node:timers/promises';
import { startEmulator } from '../../src/emulator/emulator.ts';

const [manifests = 0, repositories = 0, milliseconds = 0] = process.argv.slice(2).map(Number);
const emulator = await startEmulator({
  fixture: registry => {
    for (let at = 0; at < repositories; at++) {
      const created = new Date(registry.now.getTime() - 86_400_000);
      registry.repository(`load/${at}`, created, repository => {
        const layer = repository.layer('load', `load ${at}\n`);
        for (let count = 0; count < manifests; count++)
          repository.image({
            created: new Date(created.getTime() + count),
            layers: [layer],
            labels: { n: `${count}` },
          });
      });
    }
  },
});
if (milliseconds > 0) {
  const effect = {
    kind: 'stall',
    get until() {
      return setTimeout(milliseconds);
    },
  } as const;
  emulator.faults.add({ on: {}, effect, times: Number.POSITIVE_INFINITY });
}
const { username, password } = emulator.credentials.admin;
process.stdout.write(`${JSON.stringify({ origin: emulator.origin, username, password })}\n`);

process.stdin.on('end', () => void emulator.close()).resume();
