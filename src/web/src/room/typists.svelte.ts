/** Who said so long ago that they were writing has stopped, even if nobody told us. */
const typingMs = 6_000;

/** Who is writing in a room. */
export class Typists {
  names = $state.raw<readonly string[]>([]);
  readonly #until = new Map<string, ReturnType<typeof setTimeout>>();

  started(name: string): void {
    clearTimeout(this.#until.get(name));
    this.#until.set(
      name,
      setTimeout(() => this.stopped(name), typingMs),
    );
    if (!this.names.includes(name)) {
      this.names = [...this.names, name];
    }
  }

  stopped(name: string): void {
    if (this.#until.has(name)) {
      clearTimeout(this.#until.get(name));
      this.#until.delete(name);
      this.names = this.names.filter((each) => each !== name);
    }
  }
}
