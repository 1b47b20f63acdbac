import { crc32 } from 'node:zlib';
import { objectIn } from '../../registry/stored-json.ts';
import type { JsonObject } from '../../registry/transport/json-answer.ts';

/**
 * One line of a journal file with its end: `{"crc":"0a1b2c3d","is":{…}}`, where `crc` is the CRC-32 of the text of `is`, so that a line which the
 * disk has changed is never taken for what it says.
 */
export function lineOf(entry: object): string {
  const text = JSON.stringify(entry);
  return `${head(text)}${text}}\n`;
}

/** What a line holds, without its end; undefined where it is damaged. */
export function entryOf(line: string): JsonObject | undefined {
  if (!line.endsWith('}')) return undefined;
  const text = line.slice(HEAD_LENGTH, -1);
  return line.startsWith(head(text)) ? objectIn(text) : undefined;
}

const head = (text: string): string => `{"crc":"${crc32(text).toString(16).padStart(8, '0')}","is":`;

const HEAD_LENGTH = head('').length;
