/**
 * Keeps the tiles of what is in view: asks once for each, forgets all when the filters change,
 * ends requests that nobody waits for. Knows nothing of maps and canvases.
 */

const KEPT = 200;

/**
 * `load(tile, query, signal)` resolves to the tile's content. `onChange({loading, failed})` runs
 * whenever what `content()` gives, or whether it is complete, has changed.
 */
export function createTileStore({ load, onChange }) {
  let query = "";
  let tiles = new Map();
  let waiting = new Map();
  let shown = { level: null, query: null, content: [] };
  let wanted = [];
  let failed = false;

  function settle() {
    const missing = wanted.filter((tile) => waiting.has(tile.key));
    const ready = wanted.filter((tile) => tiles.has(tile.key));
    const level = wanted[0]?.z ?? null;
    // Until a new level or a new answer is complete, the old one stays in sight.
    const sameScene = shown.level === level && shown.query === query;
    if (!missing.length || sameScene) {
      shown = { level, query, content: ready.flatMap((tile) => tiles.get(tile.key)) };
    }
    onChange({ loading: missing.length > 0, failed });
  }

  function keep(key, content) {
    tiles.set(key, content);
    if (tiles.size > KEPT) tiles.delete(tiles.keys().next().value);
  }

  function ask(tile) {
    const leaving = new AbortController();
    const asked = query;
    waiting.set(tile.key, leaving);
    load(tile, query, leaving.signal)
      .then((content) => asked === query && keep(tile.key, content))
      .catch(() => {
        if (!leaving.signal.aborted) failed = true;
      })
      .finally(() => {
        if (waiting.get(tile.key) !== leaving) return;
        waiting.delete(tile.key);
        settle();
      });
  }

  function endAll() {
    for (const leaving of waiting.values()) leaving.abort();
    waiting = new Map();
  }

  return {
    /** What is in view now: the content of every tile that has come. */
    content: () => shown.content,

    /** Show these tiles, filtered by a query string. */
    show(nextWanted, nextQuery) {
      if (nextQuery !== query) {
        query = nextQuery;
        tiles = new Map();
        endAll();
      }
      failed = false;
      wanted = nextWanted;
      const keys = new Set(wanted.map((tile) => tile.key));
      for (const [key, leaving] of waiting) {
        if (!keys.has(key)) {
          leaving.abort();
          waiting.delete(key);
        }
      }
      for (const tile of wanted) if (!tiles.has(tile.key) && !waiting.has(tile.key)) ask(tile);
      settle();
    },

    /** Ask again for what is in view, as after an error. */
    reload() {
      endAll();
      tiles = new Map();
      this.show(wanted, query);
    },
  };
}
