// Stands in for `readable-stream` inside simple-peer: an emitter with the few stream methods that it calls.
// What arrives is emitted at once; nothing is buffered, so listeners are attached right after construction.
/* oxlint-disable no-underscore-dangle -- simple-peer reads the two states by these names */

class Duplex {
  #listeners = new Map();

  constructor() {
    this._readableState = { ended: false };
    this._writableState = { finished: false };
    this.readable = this.writable = true;
  }

  on(name, listener) {
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...list, listener]);
    return this;
  }

  once(name, listener) {
    const wrapped = (...values) => {
      this.removeListener(name, wrapped);
      listener(...values);
    };
    wrapped.listener = listener;
    return this.on(name, wrapped);
  }

  removeListener(name, listener) {
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      list.filter((entry) => entry !== listener && entry.listener !== listener),
    );
    return this;
  }

  emit(name, ...values) {
    const list = this.#listeners.get(name) ?? [];
    // As in Node: an error that nobody listens to must not get lost.
    if (name === 'error' && list.length === 0) throw values[0];
    for (const listener of list) listener(...values);
    return list.length > 0;
  }

  /** Called by simple-peer with each message of the data channel, and with null at the end. */
  push(chunk) {
    if (chunk !== null) return this.emit('data', chunk);
    this._readableState.ended = true;
    return this.emit('end');
  }

  end() {
    this._writableState.finished = true;
    this.emit('finish');
  }
}

Duplex.prototype.off = Duplex.prototype.removeListener;
export default { Duplex };
