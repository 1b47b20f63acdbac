import { type CodeSet, codesWhere, union } from './code-set.ts';

const CATEGORIES = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn'.split(' '),
);

const BLOCKS: ReadonlyMap<string, CodeSet> = new Map([
  ['IsBasicLatin', [[0x0000, 0x007f]]],
  ['IsLatin-1Supplement', [[0x0080, 0x00ff]]],
  ['IsLatinExtended-A', [[0x0100, 0x017f]]],
  ['IsLatinExtended-B', [[0x0180, 0x024f]]],
  ['IsIPAExtensions', [[0x0250, 0x02af]]],
  ['IsSpacingModifierLetters', [[0x02b0, 0x02ff]]],
  ['IsCombiningDiacriticalMarks', [[0x0300, 0x036f]]],
  ['IsGreek', [[0x0370, 0x03ff]]],
  ['IsGreekandCoptic', [[0x0370, 0x03ff]]],
  ['IsCyrillic', [[0x0400, 0x04ff]]],
  ['IsCyrillicSupplement', [[0x0500, 0x052f]]],
  ['IsArmenian', [[0x0530, 0x058f]]],
  ['IsHebrew', [[0x0590, 0x05ff]]],
  ['IsArabic', [[0x0600, 0x06ff]]],
  ['IsSyriac', [[0x0700, 0x074f]]],
  ['IsThaana', [[0x0780, 0x07bf]]],
  ['IsDevanagari', [[0x0900, 0x097f]]],
  ['IsBengali', [[0x0980, 0x09ff]]],
  ['IsGurmukhi', [[0x0a00, 0x0a7f]]],
  ['IsGujarati', [[0x0a80, 0x0aff]]],
  ['IsOriya', [[0x0b00, 0x0b7f]]],
  ['IsTamil', [[0x0b80, 0x0bff]]],
  ['IsTelugu', [[0x0c00, 0x0c7f]]],
  ['IsKannada', [[0x0c80, 0x0cff]]],
  ['IsMalayalam', [[0x0d00, 0x0d7f]]],
  ['IsSinhala', [[0x0d80, 0x0dff]]],
  ['IsThai', [[0x0e00, 0x0e7f]]],
  ['IsLao', [[0x0e80, 0x0eff]]],
  ['IsTibetan', [[0x0f00, 0x0fff]]],
  ['IsMyanmar', [[0x1000, 0x109f]]],
  ['IsGeorgian', [[0x10a0, 0x10ff]]],
  ['IsHangulJamo', [[0x1100, 0x11ff]]],
  ['IsEthiopic', [[0x1200, 0x137f]]],
  ['IsCherokee', [[0x13a0, 0x13ff]]],
  ['IsKhmer', [[0x1780, 0x17ff]]],
  ['IsMongolian', [[0x1800, 0x18af]]],
  ['IsPhoneticExtensions', [[0x1d00, 0x1d7f]]],
  ['IsLatinExtendedAdditional', [[0x1e00, 0x1eff]]],
  ['IsGreekExtended', [[0x1f00, 0x1fff]]],
  ['IsGeneralPunctuation', [[0x2000, 0x206f]]],
  ['IsSuperscriptsandSubscripts', [[0x2070, 0x209f]]],
  ['IsCurrencySymbols', [[0x20a0, 0x20cf]]],
  ['IsCombiningDiacriticalMarksforSymbols', [[0x20d0, 0x20ff]]],
  ['IsCombiningMarksforSymbols', [[0x20d0, 0x20ff]]],
  ['IsLetterlikeSymbols', [[0x2100, 0x214f]]],
  ['IsNumberForms', [[0x2150, 0x218f]]],
  ['IsArrows', [[0x2190, 0x21ff]]],
  ['IsMathematicalOperators', [[0x2200, 0x22ff]]],
  ['IsMiscellaneousTechnical', [[0x2300, 0x23ff]]],
  ['IsControlPictures', [[0x2400, 0x243f]]],
  ['IsOpticalCharacterRecognition', [[0x2440, 0x245f]]],
  ['IsEnclosedAlphanumerics', [[0x2460, 0x24ff]]],
  ['IsBoxDrawing', [[0x2500, 0x257f]]],
  ['IsBlockElements', [[0x2580, 0x259f]]],
  ['IsGeometricShapes', [[0x25a0, 0x25ff]]],
  ['IsMiscellaneousSymbols', [[0x2600, 0x26ff]]],
  ['IsDingbats', [[0x2700, 0x27bf]]],
  ['IsBraillePatterns', [[0x2800, 0x28ff]]],
  ['IsCJKRadicalsSupplement', [[0x2e80, 0x2eff]]],
  ['IsKangxiRadicals', [[0x2f00, 0x2fdf]]],
  ['IsCJKSymbolsandPunctuation', [[0x3000, 0x303f]]],
  ['IsHiragana', [[0x3040, 0x309f]]],
  ['IsKatakana', [[0x30a0, 0x30ff]]],
  ['IsBopomofo', [[0x3100, 0x312f]]],
  ['IsHangulCompatibilityJamo', [[0x3130, 0x318f]]],
  ['IsKatakanaPhoneticExtensions', [[0x31f0, 0x31ff]]],
  ['IsEnclosedCJKLettersandMonths', [[0x3200, 0x32ff]]],
  ['IsCJKCompatibility', [[0x3300, 0x33ff]]],
  ['IsCJKUnifiedIdeographsExtensionA', [[0x3400, 0x4dbf]]],
  ['IsCJKUnifiedIdeographs', [[0x4e00, 0x9fff]]],
  ['IsHangulSyllables', [[0xac00, 0xd7af]]],
  ['IsHighSurrogates', [[0xd800, 0xdb7f]]],
  ['IsHighPrivateUseSurrogates', [[0xdb80, 0xdbff]]],
  ['IsLowSurrogates', [[0xdc00, 0xdfff]]],
  ['IsPrivateUse', [[0xe000, 0xf8ff]]],
  ['IsPrivateUseArea', [[0xe000, 0xf8ff]]],
  ['IsCJKCompatibilityIdeographs', [[0xf900, 0xfaff]]],
  ['IsAlphabeticPresentationForms', [[0xfb00, 0xfb4f]]],
  ['IsArabicPresentationForms-A', [[0xfb50, 0xfdff]]],
  ['IsVariationSelectors', [[0xfe00, 0xfe0f]]],
  ['IsCombiningHalfMarks', [[0xfe20, 0xfe2f]]],
  ['IsCJKCompatibilityForms', [[0xfe30, 0xfe4f]]],
  ['IsSmallFormVariants', [[0xfe50, 0xfe6f]]],
  ['IsArabicPresentationForms-B', [[0xfe70, 0xfeff]]],
  ['IsHalfwidthandFullwidthForms', [[0xff00, 0xffef]]],
  ['IsSpecials', [[0xfff0, 0xffff]]],
]);

/** Is there a category or a block of that name, for `\p{name}`? */
export const isProperty = (name: string): boolean => CATEGORIES.has(name) || BLOCKS.has(name);

const SHORTHANDS: ReadonlyMap<string, RegExp> = new Map([
  ['d', /\p{Nd}/u],
  ['s', /[\t-\r\u0085\p{Z}]/u],
  ['w', /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u],
]);

const JOINERS: CodeSet = [[0x200c, 0x200d]];

const made = new Map<string, CodeSet>();

/** What `\d`, `\s`, `\w` (by these letters) or `\p{name}` stands for; made when it is first asked for. */
export function namedSet(name: string): CodeSet {
  const known = BLOCKS.get(name) ?? made.get(name);
  if (known) return known;
  const one = SHORTHANDS.get(name) ?? new RegExp(`\\p{${name}}`, 'u');
  const set = codesWhere(char => one.test(char));
  made.set(name, set);
  return set;
}

/** The characters between which and others is a `\b`. */
export const boundarySet = (): CodeSet => union(namedSet('w'), JOINERS);

/** A character of which the names of groups are made. */
export const isWordChar = (char: string): boolean => /^[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]$/u.test(char);
