/** A generator of whole numbers below a bound, the same for the same seed (mulberry32). */
export function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return Math.floor((((word ^ (word >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** The bytes with one to four of them changed, put in, taken out, or the end cut off. */
export function mutate(
  bytes: Uint8Array,
  random: (below: number) => number,
): Uint8Array<ArrayBuffer> {
  const list = [...bytes];
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(list.length);
    switch (random(5)) {
      case 0:
        list.splice(at, 1);
        break;
      case 1:
        list.splice(at, 0, random(256));
        break;
      case 2:
        // A digit in the place of a byte keeps most texts well-formed.
        list[at] = 48 + random(10);
        break;
      case 3:
        list[at] = (list[at] ?? 0) ^ (1 << random(8));
        break;
      case 4:
        if (random(8) === 0) list.length = Math.max(1, at);
    }
  }
  return Uint8Array.from(list);
}
