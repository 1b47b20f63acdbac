import { windowsKeys } from '../../src/editor/keys/windows.ts';
import { pressEveryKey } from './keys/press-every-key.ts';

pressEveryKey('Windows', windowsKeys);
