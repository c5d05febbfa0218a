/** The words of a place within the words that were typed. Pure. */

/** จังหวัด and its like, as they stand before a name, in full and short; longest first. */
const LEVEL_WORDS = [
  "จังหวัด",
  "อำเภอ",
  "ตำบล",
  "แขวง",
  "เขต",
  "changwat",
  "amphoe",
  "tambon",
  "จ.",
  "อ.",
  "ต.",
];
const FEWEST = 2;

/** What is left of the typed words without `words` and a level before them; null: not in it. */
export function withoutWords(typed, words) {
  const at = typed.toLowerCase().lastIndexOf(words.toLowerCase());
  if (at < 0 || !words) return null;
  return joined(withoutLevel(typed.slice(0, at)), typed.slice(at + words.length));
}

/** What is left when the words at the end, begun or whole, have become this place. */
export function wordsBefore(typed, { name_th: thai, name_en: english }) {
  const lower = typed.toLowerCase();
  const names = [thai, english].map((name) => (name ?? "").toLowerCase());
  for (let at = 0; at <= lower.length - FEWEST; at += 1) {
    const end = lower.slice(at);
    const isWord = !/[a-z]/.test(end[0]) || !/[a-z]/.test(lower[at - 1] ?? "");
    if (isWord && names.some((name) => name.startsWith(end))) {
      return withoutLevel(typed.slice(0, at)).trim();
    }
  }
  return "";
}

function withoutLevel(text) {
  const bare = text.trimEnd();
  const word = LEVEL_WORDS.find((each) => bare.toLowerCase().endsWith(each));
  return word ? bare.slice(0, -word.length) : text;
}

function joined(...texts) {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join(" ");
}
