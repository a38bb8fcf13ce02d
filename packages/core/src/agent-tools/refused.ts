/** A call that is not made, for a reason that the model is told as it is. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
