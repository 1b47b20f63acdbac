// A registry with many tags or manifests in a process of its own, so that what it costs is not counted; prints how to reach it and runs until
// its standard input ends, so that it never outlives a bench that is stopped.
import { startEmulator } from '../../src/emulator/emulator.ts';
import { tags } from '../../src/emulator/fixtures/many-tags.ts';
import { manifests } from './many-manifests.ts';

const [, , kind, count] = process.argv;
const emulator = await startEmulator({ fixture: (kind === 'manifests' ? manifests : tags)(Number(count)) });
const { username, password } = emulator.credentials.admin;
process.stdout.write(`${JSON.stringify({ origin: emulator.origin, username, password })}\n`);

process.stdin.on('end', () => void emulator.close()).resume();
