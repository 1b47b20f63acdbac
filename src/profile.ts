import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine/engine.ts';
import { findDirectories } from './session/directories.ts';

/** Runs the user's profile script, where there is one. */
export async function runProfile(engine: Engine, environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const file = join(findDirectories(environment).config, 'profile.ps1');
  if (existsSync(file)) await engine.runFile(file, [], signal);
}
