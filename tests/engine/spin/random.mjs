// Random numbers that a seed repeats: random.below(3), random.chance(0.2), random.pick(['a', 'b']).

export class Random {
  #state;

  constructor(seed) {
    this.#state = (seed * 0x9e3779b1 + 0x7f4a7c15) >>> 0;
    for (let i = 0; i < 4; ++i) this.#next();
  }

  // The additive step with a final mix: every seed has the full period of 2^32.
  #next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  below(limit) {
    return Math.floor((this.#next() / 2 ** 32) * limit);
  }

  between(low, high) {
    return low + this.below(high - low + 1);
  }

  chance(probability) {
    return this.#next() / 2 ** 32 < probability;
  }

  pick(values) {
    return values[this.below(values.length)];
  }

  // One of the entries [weight, value]; a weight of 0 is never picked.
  weighted(entries) {
    let rest = (this.#next() / 2 ** 32) * entries.reduce((sum, [weight]) => sum + weight, 0);
    return (entries.find(([weight]) => (rest -= weight) < 0) ?? entries[0])[1];
  }
}
