import type { Extent } from '../language/extent.ts';
import type { ErrorRecord } from './error-record.ts';
import type { Frame } from './frame.ts';
import { positionOf } from './position.ts';
import type { Source } from './source.ts';

/** A function, script or script block that is running, and where it was called. */
export interface RunningCall {
  readonly name: string;
  /** What called it; undefined for the input itself. */
  readonly caller: RunningCall | undefined;
  readonly source: Source;
  readonly extent: Extent;
}

const BLOCK = '<ScriptBlock>';

/** Where each of the running calls stands, the innermost first: `at Get-It, /home/ana/it.ps1: line 3`. */
function linesOf({ calls }: Frame, { position }: ErrorRecord): readonly string[] {
  if (!position) return [];
  const at = (name: string | undefined, path: string | undefined, line: number) =>
    `at ${name || BLOCK}, ${path ?? '<No file>'}: line ${line}`;
  const lines = [at(calls?.name, position.path, position.line)];
  for (let call = calls; call; call = call.caller) {
    lines.push(at(call.caller?.name, call.source.path, positionOf(call.source, call.extent).line));
  }
  return lines;
}

/** The record with what was running when it was made; one that knows it stays as it is. */
export const traced = (record: ErrorRecord, frame: Frame): ErrorRecord =>
  record.stack ? record : { ...record, stack: linesOf(frame, record) };
