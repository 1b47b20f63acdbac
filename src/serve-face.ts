import type { CommandLine } from './command-line.ts';
import { startEmbeddedRegistry } from './embedded-registry.ts';

/** `-Serve`: prints where the embedded registry is and how to sign in, and runs until it is told to stop. */
export async function serve(line: CommandLine, process: NodeJS.Process): Promise<number> {
  const emulator = await startEmbeddedRegistry(line);
  const { admin, entraToken } = emulator.credentials;
  process.stdout.write(
    [
      `Address:      ${emulator.origin}`,
      `User name:    ${admin.username}`,
      `Password:     ${admin.password}`,
      `Entra token:  ${entraToken()}`,
      'Running until Ctrl+C.',
      '',
    ].join('\n'),
  );
  await new Promise<void>(stop => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
  await emulator.close();
  return 0;
}
