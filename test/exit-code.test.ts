import { expect, test } from 'vitest';
import type { RunResult } from '../src/engine/engine.ts';
import { errorRecordOf, ShellError } from '../src/engine/error-record.ts';
import { exitCode } from '../src/exit-code.ts';

const record = (id: string) => errorRecordOf(new ShellError(id, id));
const result = (outcome: RunResult['outcome'], ids: readonly string[] = [], ended = false): RunResult => ({
  success: outcome === 'ok',
  outcome,
  ended,
  changed: 0,
  errors: ids.map(record),
});

const CTRL_C = { exitCode: 130 };

test.each([
  ['all is well', result('ok'), 0, 0],
  ['the last command failed', result('failed', ['TagNotFound']), 1, 0],
  ['an error ended the script', result('failed', ['x'], true), 1, 1],
  ['some changes were made, others not', result('partly', ['TagLocked']), 2, 2],
  ['nothing but missing permission', result('failed', ['NoPermission', 'NoCredential']), 77, 77],
  ['permission and something else', result('failed', ['NoPermission', 'TagNotFound']), 1, 0],
  ['Ctrl+C', result('cancelled'), 130, 130],
  ['exit 7', { ...result('failed'), exit: 7 }, 7, 7],
])('%s', (_, ran, command, file) => {
  expect(exitCode({ kind: 'run', result: ran, fromFile: false }, CTRL_C)).toBe(command);
  expect(exitCode({ kind: 'run', result: ran, fromFile: true }, CTRL_C)).toBe(file);
});

test.each([
  ['WrongCredentials', false, 77],
  ['NotSignedIn', false, 77],
  ['AdminUserDisabled', false, 77],
  ['HostNotFound', false, 1],
  ['HostNotFound', true, 130],
])('a connection that fails with %s, cancelled %s', (id, cancelled, code) => {
  expect(exitCode({ kind: 'error', record: record(id), cancelled }, CTRL_C)).toBe(code);
});
