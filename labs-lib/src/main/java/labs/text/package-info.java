/**
 * From texts to numbers and back: words to ids, ids to rows, characters to one-hot. Read {@link
 * labs.text.WordIndex} and {@link labs.text.PadSequences} as lab 2 needs them, then {@link
 * labs.text.TextVectorization} for raw text. {@link labs.text.CharacterTable} is lab 6's.
 */
package labs.text;
