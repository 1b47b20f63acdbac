import { openProgram } from './golden-screens.ts';

/** One step of a recording: what is typed, when its screen is there, and what is to be seen on it. */
export interface RecordedStep {
  readonly says: string;
  readonly type: string;
  readonly until: RegExp;
}

export interface Frame {
  readonly says: string;
  /** The screen as text, without the blanks at the ends. */
  readonly screen: string;
}

/** Plays steps on the built program, 100 columns by 30 rows, and answers the screen after each. */
export async function playRecording(steps: readonly RecordedStep[]): Promise<readonly Frame[]> {
  const terminal = openProgram({ columns: 100, rows: 30 }, 'dark');
  try {
    const frames: Frame[] = [];
    await terminal.until('PS>');
    for (const { says, type, until } of steps) {
      terminal.type(type);
      await terminal.until(until);
      frames.push({ says, screen: terminal.rows().join('\n').trimEnd() });
    }
    return frames;
  } finally {
    terminal.kill('SIGKILL');
    await terminal.exited;
  }
}

/** Frames one below the other, each under its caption. */
export const framesText = (frames: readonly Frame[]): string =>
  frames.map(({ says, screen }, index) => `── ${index + 1}/${frames.length} ${says} ──\n${screen}\n`).join('\n');
