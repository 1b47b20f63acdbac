/** A whole number with its thousands set apart, `2,300`: what `toLocaleString('en-US')` makes of it, which loads all that Node knows of languages to do so. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
