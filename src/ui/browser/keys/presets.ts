import { defaultKeys, type KeyTable, type KeyTables } from './default-keys.ts';
import { KeyMap } from './key-map.ts';

/** Maps to begin with (interface B2.5). */
export const presetNames = ['default', 'k9s', 'vim'] as const;
export type PresetName = (typeof presetNames)[number];

export const isPresetName = (name: unknown): name is PresetName => presetNames.some(each => each === name);

const { global, list, detail } = defaultKeys;

/** Halves of pages take Ctrl+D from deleting, which is then D alone; `g` waits for its second. */
function vim({ g: _, ...table }: KeyTable): KeyTable {
  return { ...table, gg: 'top', 'Ctrl+D': 'half-page-down', 'Ctrl+U': 'half-page-up' };
}

export const presets: Readonly<Record<PresetName, KeyTables>> = {
  default: defaultKeys,
  k9s: {
    // Ctrl+K, which kills a pod there, stays free: nothing is to go away by habit
    global: { ...global, 'Ctrl+A': 'command-menu' },
    list: { ...list, 'Ctrl+W': 'toggle-wide' },
    detail,
  },
  vim: { global, list: { ...vim(list), V: 'mark-range' }, detail: vim(detail) },
};

/** The keys of a preset as they are. */
export const presetKeys = (name: PresetName): KeyMap => new KeyMap(presets[name]);
