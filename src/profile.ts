import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine/engine.ts';
import { findDirectories } from './session/directories.ts';

/** Where the user's profile script is, whether it exists or not: `$PROFILE`. */
export const profilePath = (environment: NodeJS.ProcessEnv): string =>
  join(findDirectories(environment).config, 'profile.ps1');

/** Runs the user's profile script, where there is one. */
export async function runProfile(engine: Engine, environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const file = profilePath(environment);
  if (existsSync(file)) await engine.runFile(file, [], signal);
}
