import type { FunctionName } from '../functions/description.ts';

/** Chord → function. A chord of two keys is written as PSReadLine does, with a comma: `Ctrl+X,Ctrl+U`. */
export type KeyTable = Readonly<Record<string, FunctionName>>;

export type EditMode = 'Windows' | 'Emacs';
