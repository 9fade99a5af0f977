// Who is in which room and who gets which frame: the relay's rules without sockets and without a clock.
import { EVERYBODY, encodeLeft, routeOf, setRoute } from '../shared/relay-protocol.ts';

/** What the rules need of a member: somewhere to put frames. */
export interface Member {
  /** Takes a frame that it must not change: the same bytes go to several members. */
  send(frame: Uint8Array): void;
}

/** A member's place in a room, with the number under which the others know it. */
export interface Seat<M extends Member = Member> {
  readonly number: number;
  readonly member: M;
  readonly room: Room<M>;
}

interface Room<M extends Member> {
  readonly name: string;
  readonly seats: Map<number, Seat<M>>;
  /** Numbers of those who said that they are inside. */
  readonly inside: Set<number>;
}

export interface RoomsOptions {
  maxRoomSize: number;
  /** A random whole number from 0 to 2^32 - 1; called again when it is 0 or taken. */
  randomNumber: () => number;
  /** Called after the number of those who are inside has changed. */
  onCount?: (room: string, inside: number) => void;
}

export type Rooms<M extends Member = Member> = ReturnType<typeof createRooms<M>>;

/** The table of all rooms. A room exists as long as somebody is in it. */
export function createRooms<M extends Member>(options: RoomsOptions) {
  const { maxRoomSize, randomNumber, onCount } = options;
  const rooms = new Map<string, Room<M>>();

  function freeNumber(seats: Map<number, Seat<M>>): number {
    let number = EVERYBODY;
    while (number === EVERYBODY || seats.has(number)) number = randomNumber() >>> 0;
    return number;
  }

  function sits({ room, number, member }: Seat<M>): boolean {
    return room.seats.get(number)?.member === member;
  }

  function sendToOthers(seat: Seat<M>, frame: Uint8Array): number {
    let receivers = 0;
    for (const other of seat.room.seats.values()) {
      if (other === seat) continue;
      other.member.send(frame);
      receivers++;
    }
    return receivers;
  }

  function forget(seat: Seat<M>): void {
    if (!sits(seat)) return;
    seat.room.seats.delete(seat.number);
    if (seat.room.seats.size === 0) rooms.delete(seat.room.name);
    if (seat.room.inside.delete(seat.number)) tellCount(seat.room);
  }

  function tellCount({ name, inside }: Room<M>): void {
    onCount?.(name, inside.size);
  }

  return {
    /** Gives the member a place, silently: the others hear of it by its own first frame. Null: full. */
    join(name: string, member: M): Seat<M> | null {
      const room = rooms.get(name) ?? {
        name,
        seats: new Map<number, Seat<M>>(),
        inside: new Set<number>(),
      };
      if (room.seats.size >= maxRoomSize) return null;
      const seat = { number: freeNumber(room.seats), member, room };
      room.seats.set(seat.number, seat);
      rooms.set(name, room);
      return seat;
    },

    /** The member says that it is inside, not only at the door: from now on it counts. */
    enter(seat: Seat<M>): void {
      if (!sits(seat) || seat.room.inside.has(seat.number)) return;
      seat.room.inside.add(seat.number);
      tellCount(seat.room);
    },

    /** Frees the place and tells the others. A second call does nothing. */
    leave(seat: Seat<M>): void {
      if (!sits(seat)) return;
      forget(seat);
      if (seat.room.seats.size > 0) sendToOthers(seat, encodeLeft(seat.number));
    },

    /** Frees the place without a word: the relay goes away, not the member. */
    forget,

    /**
     * Passes on a frame of at least four bytes: its routing bytes are overwritten with the sender's
     * number, in place, and the same bytes go to whom they were addressed to.
     * Returns the number of receivers; 0 when nobody (any more) has the number.
     */
    route(seat: Seat<M>, frame: Uint8Array): number {
      if (!sits(seat)) return 0;
      const to = routeOf(frame);
      setRoute(frame, seat.number);
      if (to === EVERYBODY) return sendToOthers(seat, frame);
      const target = seat.room.seats.get(to);
      if (target === undefined || target === seat) return 0;
      target.member.send(frame);
      return 1;
    },

    /** Everybody in the room of this seat, in the order of joining, itself included. */
    *membersWith(seat: Seat<M>): Generator<M> {
      for (const { member } of seat.room.seats.values()) yield member;
    },

    /** The number of members in the room of this seat. */
    sizeWith(seat: Seat<M>): number {
      return seat.room.seats.size;
    },

    /** Whether anybody sits in a room, inside or not. */
    hasMembers(name: string): boolean {
      return rooms.has(name);
    },

    /** How many in a room say that they are inside. */
    insideOf(name: string): number {
      return rooms.get(name)?.inside.size ?? 0;
    },

    /** How many rooms there are. */
    count(): number {
      return rooms.size;
    },

    /** How many rooms there are of each size. */
    sizes(): Map<number, number> {
      const counts = new Map<number, number>();
      for (const { seats } of rooms.values()) {
        counts.set(seats.size, (counts.get(seats.size) ?? 0) + 1);
      }
      return counts;
    },
  };
}
