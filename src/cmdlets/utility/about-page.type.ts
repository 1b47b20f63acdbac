import { type AboutTopic, aboutLines } from '../../engine/about-topic.ts';
import type { HelpLine } from '../../engine/help-line.ts';
import { defineType } from '../../values/define-type.ts';
import type { ObjectValue, ValueType } from '../../values/value.ts';
import { layOutTexts } from '../../views/help-layout.ts';

const TEXT_WIDTH = 80;

/** The page of a topic that is about no command. */
class AboutPage implements ObjectValue {
  readonly type: ValueType = aboutPageType;
  readonly topic: AboutTopic;
  readonly page: readonly HelpLine[];
  readonly paged: boolean;

  constructor(topic: AboutTopic, page: readonly HelpLine[], paged: boolean) {
    this.topic = topic;
    this.page = page;
    this.paged = paged;
  }
}

const isPage = (value: ObjectValue): value is AboutPage => value instanceof AboutPage;

const aboutPageType = defineType(isPage, {
  names: ['HelpFileInfo', 'HelpInfo'],
  text: ({ page }) => layOutTexts(page, TEXT_WIDTH).join('\n'),
  properties: {
    Name: ({ topic }) => topic.name,
    Category: () => 'HelpFile',
    Synopsis: ({ topic }) => topic.synopsis,
  },
  view: {
    text: (self, width) => (isPage(self) ? layOutTexts(self.page, width) : []),
    paged: self => isPage(self) && self.paged,
  },
});

/** Reads a topic; `paged`: it was asked for by `help` or `man`. */
export const openAboutPage = async (topic: AboutTopic, paged: boolean): Promise<ObjectValue> =>
  new AboutPage(topic, await aboutLines(topic), paged);
