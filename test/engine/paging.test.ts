import { expect, test } from 'vitest';
import { cmdletTable } from '../../src/cmdlets/table.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Host, OutputStyle } from '../../src/engine/host.ts';
import { Session } from '../../src/session/session.ts';
import type { Value } from '../../src/values/value.ts';
import { isPaged } from '../../src/views/paged.ts';
import { recordHost } from '../support/recording-host.ts';
import { strangerParts } from '../support/session-parts.ts';

/** Runs a script on a host whose reader closes the pager after so many values. */
async function shown(source: string, most = Number.POSITIVE_INFINITY) {
  const styles: (OutputStyle | undefined)[] = [];
  const values: Value[] = [];
  const show = async (batch: readonly Value[], style?: OutputStyle) => {
    styles.push(style);
    values.push(...batch);
    return values.length >= most ? ('enough' as const) : undefined;
  };
  const host: Host = {
    ...recordHost().host,
    show,
    async output(batch, style) {
      await show(batch, style);
    },
  };
  const nowhere = () => Promise.reject(new Error('nothing is connected to'));
  const session = new Session({
    openRegistry: nowhere,
    startEmulator: nowhere,
    ...strangerParts(),
  });
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: '0' });
  await engine.run(source, AbortSignal.timeout(10_000));
  return { styles, values };
}

test('Out-Host asks for the pager only with -Paging', async () => {
  expect((await shown('1 | Out-Host -Paging')).styles.map(each => each?.paged)).toEqual([true]);
  expect((await shown('1 | Out-Host')).styles.map(each => each?.paged)).toEqual([undefined]);
});

test('$OutputPaging asks for it always', async () => {
  expect((await shown('$OutputPaging = $true; 1')).styles.map(each => each?.paged)).toEqual([true]);
});

test('a reader who has closed the pager stops the pipeline', async () => {
  const { values } = await shown('$n = 0; & { while ($true) { (++$n) } } | Out-Host -Paging', 3);
  expect(values.length).toBeGreaterThanOrEqual(3);
});

test.each([
  ['help Get-Help', true],
  ['man Get-Help', true],
  ['Get-Help Get-Help', false],
])('%s: paged %s', async (source, paged) => {
  expect(isPaged((await shown(source)).values)).toBe(paged);
});
