/** Something a person can act on: printed without a stack, exit code 1. */
export class Refusal extends Error {}
