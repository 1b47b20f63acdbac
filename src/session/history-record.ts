/** One accepted input; secrets have been cut out before it gets here. */
export interface HistoryEntry {
  /** Names the entry among those of all shells. */
  readonly id: string;
  readonly line: string;
  /** When it was last run, in milliseconds since 1970. */
  readonly time: number;
  /** Name of the connection that the shell stood on. */
  readonly registry?: string | undefined;
  /** Where it was typed, as the prompt shows it: `contoso:/team/api`. */
  readonly location?: string | undefined;
  /** What came of it; undefined while it runs, and where its shell was killed before its end. */
  readonly status?: HistoryStatus | undefined;
  /** Milliseconds that it ran. */
  readonly duration?: number | undefined;
}

/** How an input ended. */
export interface HistoryEnd {
  readonly status: HistoryStatus;
  readonly duration: number;
}

export type HistoryStatus = 'ok' | 'failed' | 'cancelled';

/** A line of the history file: an input, or what came of one. */
export type HistoryRecord =
  | { readonly kind: 'line'; readonly entry: HistoryEntry }
  | { readonly kind: 'end'; readonly of: string; readonly time: number; readonly end: HistoryEnd };

/** The record as it is appended. A newline in front closes a line that a crash has torn; an empty line means nothing. */
export function recordText(record: HistoryRecord): string {
  const fields =
    record.kind === 'line'
      ? record.entry
      : { end: record.of, time: record.time, status: record.end.status, duration: record.end.duration };
  return `\n${JSON.stringify(fields)}\n`;
}

/** Reads one line of the file; undefined for what is none of our records. */
export function parseRecord(text: string): HistoryRecord | undefined {
  const record = parseObject(text);
  if (!record) return undefined;
  const { id, line, time, end, status, duration } = record;
  if (typeof time !== 'number' || !(time >= 0 && time <= LAST_MOMENT)) return undefined;
  if (typeof id === 'string' && typeof line === 'string') {
    const { registry, location } = record;
    return { kind: 'line', entry: { id, line, time, registry: textOf(registry), location: textOf(location) } };
  }
  if (typeof end !== 'string' || typeof duration !== 'number' || !isStatus(status)) return undefined;
  return { kind: 'end', of: end, time, end: { status, duration } };
}

/** The end of the year 9999, in milliseconds since 1970: what can be shown as a date. */
const LAST_MOMENT = 253_402_300_799_999;

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

const isStatus = (value: unknown): value is HistoryStatus =>
  value === 'ok' || value === 'failed' || value === 'cancelled';
