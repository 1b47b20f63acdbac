// `npm run transcript -- FILE [--update]` plays a transcript and shows what differs; with --update it rewrites the outputs.
import { readFileSync, writeFileSync } from 'node:fs';
import { runSection, skipReason } from './run-section.ts';
import { type Interaction, parseTranscript, updateTranscript } from './transcript.ts';

const [file, option] = process.argv.slice(2);
if (file === undefined || (option !== undefined && option !== '--update')) {
  process.stderr.write('usage: npm run transcript -- FILE [--update]\n');
  process.exitCode = 64;
} else if (option === '--update' && process.env.CI) {
  process.stderr.write('transcripts are not rewritten in CI\n');
  process.exitCode = 1;
} else {
  const text = readFileSync(file, 'utf8');
  const outputs = new Map<Interaction, string>();
  for (const section of parseTranscript(text)) {
    if (skipReason(section) !== undefined) continue;
    for (const [interaction, { prompt, output }] of await runSection(section)) {
      outputs.set(interaction, output);
      if (prompt !== interaction.prompt) process.stdout.write(`${file}:${interaction.line}: the prompt is ${prompt}\n`);
      if (output !== interaction.output)
        process.stdout.write(`${file}:${interaction.line}: ${interaction.code}\n${output}\n\n`);
    }
  }
  if (option === '--update') writeFileSync(file, updateTranscript(text, outputs));
}
