/** What is older than this when it comes has waited for us. */
const lateMs = 2_500;
/** So long after the last late event we have caught up. */
const overMs = 1_500;

/** Whether we are behind, judged by the age of what comes. */
export class Lateness {
  isLate = $state(false);
  #over: ReturnType<typeof setTimeout> | undefined;

  /** An event came, so old by the server's clock. */
  came(ageMs: number): void {
    if (ageMs >= lateMs) {
      this.isLate = true;
      clearTimeout(this.#over);
      this.#over = setTimeout(() => (this.isLate = false), overMs);
    }
  }
}
