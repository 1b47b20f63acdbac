import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import type { Binding } from './bind.ts';
import type { CmdletServices } from './cmdlet-value.ts';
import type { Frame } from './frame.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { chooseSet } from './parameter-sets.ts';
import { createConfirmer } from './should-process.ts';
import type { Sink } from './sink.ts';
import { TalkRecord } from './stream-record.ts';
import { preferenceVariable, writeError } from './streams.ts';
import { talk, talkPreference } from './talk.ts';

interface Parts {
  readonly name: string;
  readonly declaration: FunctionDeclaration;
  readonly binding: Binding;
  readonly frame: Frame;
  readonly sink: Sink;
}

/** What `$PSCmdlet` offers in one call of an advanced function. */
export function cmdletServices({ name, declaration, binding, frame, sink }: Parts): CmdletServices {
  const { scope, runtime } = frame;
  const confirmer = createConfirmer({
    host: runtime.host,
    grade: declaration.cmdlet.grade,
    commandName: name,
    common: binding.common,
    confirmPreference: scope.read('ConfirmPreference'),
    simulating: toBoolean(scope.read('WhatIfPreference')),
    signal: frame.signal,
  });
  const isBound = (key: string) => binding.values.has(key);
  const set = chooseSet({ cmdlet: declaration.cmdlet, entries: binding.entries, isBound, candidates: binding.sets });
  const streams = { warning: 3, verbose: 4, debug: 5 } as const;
  return {
    name,
    parameterSet: typeof set === 'string' ? set : '__AllParameterSets',
    confirm: change => confirmer({ ...change, impact: change.impact ?? declaration.impact }),
    writeError: record => writeError(record, preferenceVariable('ErrorActionPreference', frame), frame),
    async writeObjects(values: readonly Value[]) {
      await sink.write(values);
    },
    say(stream, text) {
      const record = new TalkRecord(streams[stream], text);
      talk(record, talkPreference(record.stream, {}, frame), frame);
    },
  };
}
