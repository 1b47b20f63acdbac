import type { Command } from '../../language/syntax.ts';
import { type Binding, bind } from '../bind.ts';
import { BindingError } from '../binding-error.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import type { Frame } from '../frame.ts';
import { REST } from '../parameter.ts';
import { findParameter, isSwitch, type ParameterEntry, parameterEntries } from '../parameter-names.ts';
import type { Part } from './cursor.ts';
import type { Candidate } from './draft.ts';
import { staticArguments } from './static-arguments.ts';
import { fitsTyped } from './typed-pattern.ts';

/** A call that is being typed: what stands before the word at the cursor, and what is named behind it. */
export interface HalfCall {
  readonly cmdlet: AnyCmdlet;
  /** With what stands before the cursor only. */
  readonly before: Binding;
  /** With what is named behind it as well. */
  readonly whole: Binding;
}

/** Binds what is there around the cursor. `inner` is the element that holds the word, `after` the same command as it goes on behind it. */
export function bindAround(
  cmdlet: AnyCmdlet,
  { command, inner, after }: { readonly command: Command; readonly inner: Part; readonly after: Command | undefined },
  frame: Frame,
): HalfCall {
  const before = command.elements.filter(each => each !== inner && each.extent.start < inner.extent.start);
  const behind = after?.elements.filter(each => each.extent.start > inner.extent.start) ?? [];
  const named = behind.filter((each, index) => {
    const previous = behind[index - 1];
    return each.kind === 'CommandParameter' || (previous?.kind === 'CommandParameter' && takesNext(cmdlet, previous));
  });
  const known = staticArguments(before, frame);
  return { cmdlet, before: bind(cmdlet, known), whole: bind(cmdlet, [...known, ...staticArguments(named, frame)]) };
}

function takesNext(cmdlet: AnyCmdlet, { name, argument }: { name: string; argument: unknown }): boolean {
  const entry = findParameter(name, parameterEntries(cmdlet));
  return !argument && !(entry instanceof BindingError) && !isSwitch(entry.parameter);
}

/** The parameters that are not given yet, common ones last: those that begin as typed, or fit its wildcards. */
export function completeParameter(typed: string, { whole }: HalfCall): readonly Candidate[] {
  const fits = fitsTyped(typed);
  return open(whole).flatMap(entry => {
    const names = [entry.name, ...(entry.parameter.aliases ?? [])];
    const found = names.find(fits);
    return found === undefined || entry.name === REST
      ? []
      : [{ text: `-${found}`, tooltip: parameterTip(entry, found) }];
  });
}

/** Also behind a parameter that still waits for its value. */
function open({ expects, entries, values }: Binding): readonly ParameterEntry[] {
  if (expects.kind === 'open') return expects.names;
  return entries.filter(each => each !== expects.parameter && !values.has(each.key));
}

/** `[String] RepositoryName – help` */
function parameterTip({ name, parameter }: ParameterEntry, called = name): string {
  const { kind, many, help } = parameter;
  const type = isSwitch(parameter) ? 'switch' : `${kind.label}${many ? '[]' : ''}`;
  const also = called === name ? '' : ` (${called})`;
  return `[${type}] ${name}${also}${help === '' ? '' : ` – ${help}`}`;
}
