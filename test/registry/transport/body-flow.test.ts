import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BodyFlow } from '../../../src/registry/transport/body-flow.ts';

/** A line that notes what it was told. */
class NotedLine {
  readonly told: string[] = [];
  pause = () => void this.told.push('pause');
  resume = () => void this.told.push('resume');
  leave = () => void this.told.push('leave');
}

const piece = (kilobytes: number, fill = 0) => Buffer.alloc(kilobytes * 1024, fill);

describe('a body on its way', () => {
  test('is handed on in its pieces, in their order, however reader and line take turns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async turns => {
        const flow = new BodyFlow(new NotedLine());
        const reader = flow[Symbol.asyncIterator]();
        const read: Promise<IteratorResult<Uint8Array, void>>[] = [];
        let sent = 0;
        for (const sends of turns) {
          if (sends) flow.push(Buffer.from([sent++]));
          else read.push(reader.next());
          await Promise.resolve();
        }
        flow.finish();
        const got = (await Promise.all(read)).flatMap(({ value }) => (value ? [...value] : []));
        for await (const each of reader) got.push(...each);
        expect(got).toEqual(Array.from({ length: sent }, (_, index) => index));
      }),
    );
  });

  test('holds the line while too much waits, and leaves it once', async () => {
    const line = new NotedLine();
    const flow = new BodyFlow(line);
    const reader = flow[Symbol.asyncIterator]();
    flow.push(piece(500));
    expect(line.told).toEqual([]);
    flow.push(piece(500));
    flow.push(piece(500));
    expect(line.told).toEqual(['pause']);
    await reader.next();
    expect(line.told).toEqual(['pause']);
    await reader.next();
    expect(line.told).toEqual(['pause', 'resume']);
    flow.finish();
    await reader.next();
    expect(await reader.next()).toEqual({ done: true, value: undefined });
    expect(line.told).toEqual(['pause', 'resume', 'leave']);
  });

  test('that breaks off fails for whoever waits, and at once for whoever has more to read', async () => {
    const [waiting, behind] = [new BodyFlow(new NotedLine()), new BodyFlow(new NotedLine())];
    const next = waiting[Symbol.asyncIterator]().next();
    behind.push(piece(1));
    for (const each of [waiting, behind]) each.fail(new Error('cut'));
    await expect(next).rejects.toThrow('cut');
    await expect(behind[Symbol.asyncIterator]().next()).rejects.toThrow('cut');
  });

  test('leaves the line when it is not read to its end', async () => {
    const line = new NotedLine();
    const flow = new BodyFlow(line);
    flow.push(piece(1));
    for await (const _ of flow) break;
    expect(line.told).toEqual(['leave']);
  });
});
