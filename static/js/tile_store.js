/**
 * Keeps the tiles of what is in view: asks once for each, forgets all when the filters change,
 * ends requests that nobody waits for. Knows nothing of maps and canvases.
 */

const KEPT = 200;

export class TileStore {
  #load;
  #onChange;
  #query = "";
  #tiles = new Map();
  #waiting = new Map();
  #wanted = [];
  #shown = { level: null, query: null, content: [] };
  #failed = false;

  /**
   * `load(tile, query, signal)` resolves to the tile's content, a list. `onChange({loading,
   * failed})` runs whenever what `content` gives, or whether it is complete, may have changed.
   */
  constructor({ load, onChange }) {
    this.#load = load;
    this.#onChange = onChange;
  }

  /** What is in view now: the content of every tile that has come. */
  get content() {
    return this.#shown.content;
  }

  /** Show these tiles ({z, x, y, key}), filtered by a query string. */
  show(wanted, query) {
    if (query !== this.#query) {
      this.#query = query;
      this.#tiles = new Map();
      this.#end(() => true);
    }
    this.#failed = false;
    this.#wanted = wanted;
    const keys = new Set(wanted.map((tile) => tile.key));
    this.#end((key) => !keys.has(key));
    for (const tile of wanted) {
      if (!this.#tiles.has(tile.key) && !this.#waiting.has(tile.key)) this.#ask(tile);
    }
    this.#settle();
  }

  /** Ask again for what is in view, as after an error; what was there stays until all has come. */
  reload() {
    this.#end(() => true);
    this.#tiles = new Map();
    this.#shown = { ...this.#shown, query: null };
    this.show(this.#wanted, this.#query);
  }

  async #ask(tile) {
    const leaving = new AbortController();
    this.#waiting.set(tile.key, leaving);
    try {
      const content = await this.#load(tile, this.#query, leaving.signal);
      if (!leaving.signal.aborted) this.#keep(tile.key, content);
    } catch {
      this.#failed ||= !leaving.signal.aborted;
    }
    if (leaving.signal.aborted) return;
    this.#waiting.delete(tile.key);
    this.#settle();
  }

  #keep(key, content) {
    this.#tiles.set(key, content);
    if (this.#tiles.size > KEPT) this.#tiles.delete(this.#tiles.keys().next().value);
  }

  #end(isOver) {
    for (const [key, leaving] of this.#waiting) {
      if (!isOver(key)) continue;
      leaving.abort();
      this.#waiting.delete(key);
    }
  }

  /** Until a new level or a new answer is complete, the old one stays in sight. */
  #settle() {
    const loading = this.#wanted.some((tile) => this.#waiting.has(tile.key));
    const level = this.#wanted[0]?.z ?? null;
    const sameScene = this.#shown.level === level && this.#shown.query === this.#query;
    if (!loading || sameScene) {
      const content = this.#wanted.flatMap((tile) => this.#tiles.get(tile.key) ?? []);
      this.#shown = { level, query: this.#query, content };
    }
    this.#onChange({ loading, failed: this.#failed });
  }
}
