import { kindBuilder } from '../../engine/kinds.ts';
import { Session } from '../../session/session.ts';
import { toText } from '../../values/to-text.ts';

/** The name of a theme; offered are those that there are, and `auto`. */
export const themeName = kindBuilder<string>({
  label: 'String',
  accepts: value => typeof value === 'string',
  convert: toText,
  complete(word, { session }) {
    if (!(session instanceof Session)) return { values: [] };
    const themes = session.themes.list().map(({ name, about }) => ({ value: name, tooltip: about }));
    const auto = { value: 'auto', tooltip: "dark or light, by the terminal's background" };
    return { values: [...themes, auto].filter(each => each.value.toLowerCase().startsWith(word.toLowerCase())) };
  },
});
