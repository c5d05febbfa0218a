/** Text with parts of it marked: elements around pieces of text, never HTML. */

import { write } from "./words.js";

/** What is written over, under or into the letter before it. */
const ON_A_LETTER = /[\p{M}ำ]/u;

/**
 * Cut a text at its marked ranges, [[from, to], …] in characters: [{text, marked}]. A letter keeps
 * the vowels and tones on it: torn off, they would be drawn on a dotted circle. Pure.
 */
export function pieces(text, ranges = []) {
  const letters = [...text];
  const marked = letters.map((_, at) => ranges.some(([from, to]) => at >= from && at < to));
  for (let at = letters.length - 1; at > 0; at -= 1) {
    if (ON_A_LETTER.test(letters[at]) && marked[at]) marked[at - 1] = true;
  }
  for (let at = 1; at < letters.length; at += 1) {
    if (ON_A_LETTER.test(letters[at]) && marked[at - 1]) marked[at] = true;
  }
  const found = [];
  for (const [at, letter] of letters.entries()) {
    if (found.at(-1)?.marked === marked[at]) found.at(-1).text += letter;
    else found.push({ text: letter, marked: marked[at] });
  }
  return found;
}

/** Write {text, lang} into an element with its ranges marked. */
export function writeMarked(element, said, ranges, language) {
  write(element, said, language);
  if (!ranges?.length) return;
  element.replaceChildren(
    ...pieces(said.text, ranges).map(({ text, marked }) => {
      if (!marked) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
}
