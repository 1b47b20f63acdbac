// `npm run transcript -- FILE[:LINE] [--update]` plays a transcript and shows what differs; with a line, only its section, up to there. With
// --update it rewrites the outputs that were played.
import { readFileSync, writeFileSync } from 'node:fs';
import { runSection, skipReason } from './run-section.ts';
import { type Interaction, parseTranscript, type Section, updateTranscript } from './transcript.ts';

const [target = '', option] = process.argv.slice(2);
const [, file = target, lineText] = /^(.*?):(\d+)$/.exec(target) ?? [];
if (file === '' || (option !== undefined && option !== '--update')) {
  process.stderr.write('usage: npm run transcript -- FILE[:LINE] [--update]\n');
  process.exitCode = 64;
} else if (option === '--update' && process.env.CI) {
  process.stderr.write('transcripts are not rewritten in CI\n');
  process.exitCode = 1;
} else {
  const text = readFileSync(file, 'utf8');
  const lastLine = lineText === undefined ? Number.POSITIVE_INFINITY : Number(lineText);
  const outputs = new Map<Interaction, string>();
  for (const section of asked(parseTranscript(text))) {
    if (skipReason(section) !== undefined) continue;
    for (const [interaction, { prompt, output }] of await runSection(section, lastLine)) {
      outputs.set(interaction, output);
      if (prompt !== interaction.prompt) process.stdout.write(`${file}:${interaction.line}: the prompt is ${prompt}\n`);
      if (output !== interaction.output)
        process.stdout.write(`${file}:${interaction.line}: ${interaction.code}\n${output}\n\n`);
    }
  }
  if (option === '--update') writeFileSync(file, updateTranscript(text, outputs));
}

/** Every section is a session of its own, so a line needs only the one it stands in. */
function asked(sections: readonly Section[]): readonly Section[] {
  if (lineText === undefined) return sections;
  return sections.filter(({ interactions: [first] }) => first && first.line <= Number(lineText)).slice(-1);
}
