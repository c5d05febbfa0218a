/** Which mark stands for a record at this zoom. Pure. */

const SAME_PLACE = 1e-5;

/** Its own mark, the pile or cluster it is in, or (its tile is not there yet) one made for it. */
export function standingFor(record, marks) {
  const own = marks.find((mark) => mark.uuid === record.uuid);
  const among = marks.find(({ pile }) => pile?.some(({ uuid }) => uuid === record.uuid));
  const cluster = marks.find((mark) => mark.count > 1 && !mark.pile && holds(mark.box, record));
  return own ?? among ?? cluster ?? { ...record, count: 1, counts: {} };
}

function holds([west, south, east, north], { lon, lat }) {
  const isBeside = lon >= west - SAME_PLACE && lon <= east + SAME_PLACE;
  return isBeside && lat >= south - SAME_PLACE && lat <= north + SAME_PLACE;
}
