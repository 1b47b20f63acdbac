import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from './engine/engine.ts';
import { findDirectories } from './session/directories.ts';

/** Where the user's profile script is, whether it exists or not: `$PROFILE`. */
export const profilePath = (environment: NodeJS.ProcessEnv): string =>
  join(findDirectories(environment).config, 'profile.ps1');

/** Makes the folder of the profile, so that `Set-Content $PROFILE` works; a home that cannot be written to has none. */
export function makeProfileFolder(environment: NodeJS.ProcessEnv): void {
  try {
    mkdirSync(dirname(profilePath(environment)), { recursive: true, mode: 0o700 });
  } catch {
    // whoever writes there is told why it cannot be
  }
}

/**
 * Runs the user's profile script, where there is one. Answers what the prompt tells of it where it took long; who starts a shell without a
 * greeting wants to hear nothing of it, as in pwsh.
 */
export async function runProfile(
  engine: Engine,
  environment: NodeJS.ProcessEnv,
  { signal, abandoned }: { readonly signal: AbortSignal; readonly abandoned: AbortSignal },
): Promise<string | undefined> {
  const file = profilePath(environment);
  if (!existsSync(file)) return undefined;
  const began = performance.now();
  await engine.runFile(file, [], signal, abandoned);
  return slowProfileNotice(performance.now() - began);
}

/** pwsh's sentence about a profile that took over half a second; milliseconds. */
export const slowProfileNotice = (duration: number): string | undefined =>
  duration > 500 ? `Loading personal and system profiles took ${Math.floor(duration)}ms.` : undefined;
