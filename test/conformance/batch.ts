// The batch executor of the conformance runner: `node run-cases.mjs --corpus cases.jsonl --batch 'node test/conformance/batch.ts'`.
// JSON lines in, JSON lines out; every request runs in a fresh session.
import { createInterface } from 'node:readline';
import { runCase } from './run-case.ts';

interface Request {
  readonly id: string;
  readonly input: string;
  readonly mode: 'json' | 'text';
  readonly width?: number;
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { id, input, mode, width = 120 }: Request = JSON.parse(line);
  const { ended, output, text, errors } = await runCase(input, { width });
  const shown = mode === 'text' ? { text } : { output };
  const reply = {
    id,
    ...shown,
    error: ended ? (errors.at(-1) ?? null) : null,
    errors: ended ? errors.slice(0, -1) : errors,
  };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
