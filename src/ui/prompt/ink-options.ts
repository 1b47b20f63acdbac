import type { RenderOptions } from 'ink';

/** How Ink draws, at the prompt and on a full screen: it leaves Ctrl+C and the console alone, and sends only rows that have changed. */
export const inkOptions = {
  exitOnCtrlC: false,
  patchConsole: false,
  interactive: true,
  incrementalRendering: true,
  maxFps: 60,
} as const satisfies RenderOptions;
