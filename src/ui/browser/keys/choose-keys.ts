import type { KeysFile } from '../../../session/keys-file.ts';
import type { KeyMap } from './key-map.ts';
import { loadKeys } from './keys-file.ts';
import { type PresetName, presetKeys } from './presets.ts';

/** The keys to browse with, and what the user should know about their file: a fault never keeps the browser from opening. */
export interface ChosenKeys {
  readonly keys: KeyMap;
  readonly notice: string | undefined;
}

/**
 * The keys of the user's file, or those of the preset where there is none or it is refused.
 * @param preset `browserPreset` of the settings.
 */
export function chooseKeys({ path, text, failure }: KeysFile, preset: PresetName): ChosenKeys {
  const read = failure === undefined ? loadKeys(text, preset) : { problem: failure };
  if ('keys' in read) return { keys: read.keys, notice: undefined };
  return {
    keys: presetKeys(preset),
    notice: `${path} is not used, the browser has the keys of the preset ${preset}. ${read.problem}`,
  };
}
