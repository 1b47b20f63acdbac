import { kindBuilder, stringKind, valueKind } from '../../engine/kinds.ts';
import type { Offer, OfferedValue } from '../../engine/parameter.ts';
import type { KeyHandler } from '../../session/line-editor.ts';
import { Session } from '../../session/session.ts';
import type { Value } from '../../values/value.ts';

/** How the keys that are changed are given. */
export const CHORD = {
  help: "The keys: 'Ctrl+d', or two one after the other: 'Ctrl+x,Ctrl+e'.",
  position: 0,
  mandatory: true,
  many: true,
  aliases: ['Key'],
  notEmpty: true,
} as const;

/** Each once, by name. */
function offerHandlers(session: unknown, typed: string, of: (handler: KeyHandler) => OfferedValue): Offer {
  const handlers = session instanceof Session ? session.lineEditor.handlers() : [];
  const offered = new Map(handlers.map(of).map(each => [each.value, each]));
  const fitting = [...offered.values()].filter(each => each.value.toLowerCase().startsWith(typed.toLowerCase()));
  return { values: fitting.toSorted((a, b) => a.value.localeCompare(b.value, 'en')) };
}

/** The name of a function of the editor. */
export const keyFunction = kindBuilder<Value>({
  ...valueKind,
  complete: (word, { session }) =>
    offerHandlers(session, word, each => ({ value: each.function, tooltip: each.description })),
});

/** A key that calls one. */
export const boundKey = kindBuilder<string>({
  ...stringKind,
  complete(word, { session }) {
    const { values } = offerHandlers(session, word, each => ({
      value: each.key,
      tooltip: `${each.function} – ${each.description}`,
    }));
    return { values: values.filter(each => each.value !== 'Unbound') };
  },
});
