/** Thrown where a request goes no further, since its answer is known. */
export class Replayed extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('replayed')
    this.response = response
  }
}
