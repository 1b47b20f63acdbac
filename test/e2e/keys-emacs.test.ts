import { emacsKeys } from '../../src/editor/keys/emacs.ts';
import { pressEveryKey } from './keys/press-every-key.ts';

pressEveryKey('Emacs', emacsKeys);
