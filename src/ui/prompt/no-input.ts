import { PassThrough } from 'node:stream';

/** The standard input that Ink gets: nothing. The terminal is read by our own decoder, and Ink must never switch its modes. */
export class NoInput extends PassThrough {
  readonly isTTY = true;

  setRawMode(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
