// What promises of the embed API reject with: an Error with a stable code.
import type { ErrorCode } from './api.ts';

export class Failure extends Error {
  override readonly name = 'EmbedError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}
