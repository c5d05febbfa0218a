/** The reader's language: numbers, dates, names and the texts that the page brought along. */

/** `config` is the page's own: {language, texts, labels}. */
export function createWords({ language, texts, labels }) {
  const locale = language === "th" ? "th-TH" : "en-GB";
  const numbers = new Intl.NumberFormat(locale);
  const dates = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "Asia/Bangkok",
  });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const [first, second] = language === "th" ? ["th", "en"] : ["en", "th"];

  return {
    language,
    number: (value) => numbers.format(value),
    /**
     * A value with so many decimals; one so small that they would all be 0 keeps two digits.
     * `signed`: a value above 0 has a plus.
     */
    value(value, decimals, { signed = false } = {}) {
      const isLost = value && Math.abs(value) < 0.5 * 10 ** -decimals;
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      const kept = isLost ? { maximumSignificantDigits: 2 } : digits;
      const signDisplay = signed ? "exceptZero" : "auto";
      return value.toLocaleString(locale, { ...kept, signDisplay });
    },
    /** A year C.E. as the reader counts them, B.E. in Thai. */
    year: (year) => String(language === "th" ? year + 543 : year),
    /** "2024-05-17" as 17 พฤษภาคม 2567 or 17 May 2024. */
    date: (iso) => dates.format(new Date(iso)),
    list: (items) => lists.format(items),
    /** A text of the page with its {blanks} filled; numbers are written the reader's way. */
    text: (name, values = {}) =>
      texts[name].replace(/\{(\w+)\}/g, (_, blank) =>
        typeof values[blank] === "number" ? numbers.format(values[blank]) : values[blank],
      ),
    /** The word for a value of a filter: label("role", "supporter"). */
    label: (filter, value) => labels[filter]?.[value] ?? value,
    /** {text, lang} of `field_th`/`field_en`: the reader's language, else the other. */
    of(object, field = "name") {
      const mine = object[`${field}_${first}`];
      if (mine) return { text: mine, lang: first };
      return { text: object[`${field}_${second}`] ?? "", lang: second };
    },
  };
}

/** Write {text, lang} into an element, and say so when the language is not the page's. */
export function write(element, { text, lang }, language) {
  element.textContent = text;
  if (lang === language) element.removeAttribute("lang");
  else element.lang = lang;
}
