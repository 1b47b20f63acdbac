import { offerWords } from '../../engine/completion/offer.ts';
import { kindBuilder, stringKind } from '../../engine/kinds.ts';
import { knownClouds } from '../../session/clouds.ts';
import { Session } from '../../session/session.ts';

/** The name of a cloud: Azure's own and those of the settings. */
export const cloudName = kindBuilder<string>({
  ...stringKind,
  complete: (word, { session }) =>
    session instanceof Session
      ? offerWords(
          knownClouds(session.settings.current).map(each => each.name),
          word,
        )
      : { values: [] },
});
