/** The fonts that card images are drawn with: files of `templates/cards/`, in the order in which a letter is looked for, and their families. */
export const CARD_FONTS = { "latin.ttf": "Newsreader Card Text", "latin-ext.ttf": "Newsreader Card More" } as const;

export type CardFontName = keyof typeof CARD_FONTS;
