// The first kind of shared state: what happened now. Latecomers hear nothing.
import { object, type Parser } from '../../shared/parse.ts';
import type { BusChannel } from './bus.ts';

export interface Event<Value> {
  /** Tells everybody, and the own listener. False: the value does not pass the own parser or size. */
  send(value: Value): boolean;
}

/** Opens the channel's events; `listener` gets the sender's participant id, the own one included. */
export function openEvent<Value>(
  channel: BusChannel,
  parse: Parser<Value>,
  listener: (value: Value, from: string) => void,
): Event<Value> {
  channel.on('event', object({ value: parse }), ({ value }, from) =>
    listener(value as Value, from),
  );
  return {
    send(value) {
      if (parse(value) === undefined || !channel.send(null, 'event', { value })) return false;
      listener(value, channel.selfId);
      return true;
    },
  };
}
