/** Hands the page's address on: the phone's own way where there is one, else the clipboard. */

/** `say(text)` tells the reader what happened. */
export async function share({ title, words, say }) {
  const url = location.href;
  if (navigator.share) {
    try {
      await navigator.share({ title, url });
      return;
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    say(words.text("copied"));
  } catch {
    say(words.text("notCopied"));
  }
}
