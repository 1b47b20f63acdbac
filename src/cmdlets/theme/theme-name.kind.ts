import { kindBuilder } from '../../engine/kinds.ts';
import { Session } from '../../session/session.ts';
import { toText } from '../../values/to-text.ts';

/** The name of a theme; offered are those that there are, and `auto`. */
export const themeName = kindBuilder<string>({
  label: 'String',
  accepts: value => typeof value === 'string',
  convert: toText,
  async *complete(word, { session }) {
    if (!(session instanceof Session)) return;
    const themes = session.themes.list().map(({ name, about }) => ({ text: name, tooltip: about }));
    const auto = { text: 'auto', tooltip: "dark or light, by the terminal's background" };
    for (const each of [...themes, auto]) if (each.text.toLowerCase().startsWith(word.toLowerCase())) yield each;
  },
});
