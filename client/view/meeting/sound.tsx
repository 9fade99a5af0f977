// The sound of the others: one <audio> per microphone and per shared screen, on the chosen speaker.
import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { createLog } from '../../kit/log.ts';
import { chooseSpeaker } from '../../media/speaker.ts';
import type { Participant } from '../../room/participant.ts';
import type { Volumes } from '../../room/volume.ts';
import { createBooster, type Boost, type Booster } from './booster.ts';

const log = createLog('sound');

/** Which elements the browser refused to start without a press of the person. */
export interface SoundGate {
  readonly blocked: ReadonlySignal<boolean>;
  refused(element: HTMLMediaElement): void;
  /** Starts everything that was refused; call it from a press. */
  open(): void;
}

export function createSoundGate(): SoundGate {
  const waiting = new Set<HTMLMediaElement>();
  const blocked = signal(false);
  return {
    blocked,
    refused(element) {
      waiting.add(element);
      blocked.value = true;
    },
    open() {
      const elements = [...waiting];
      waiting.clear();
      blocked.value = false;
      for (const element of elements) void play(element, this);
    },
  };
}

export interface SoundsProps {
  others: ReadonlySignal<readonly Participant[]>;
  volumes: Volumes;
  speakerId: ReadonlySignal<string>;
  gate: SoundGate;
}

export function Sounds({ others, volumes, speakerId, gate }: SoundsProps) {
  const lifetime = useMemo(() => new AbortController(), []);
  const booster = useMemo(() => createBooster(lifetime.signal), []);
  useEffect(() => () => lifetime.abort(), [lifetime]);
  return (
    <div hidden>
      {others.value.map((participant) => (
        <PersonSound
          key={participant.id}
          participant={participant}
          volumes={volumes}
          speakerId={speakerId}
          gate={gate}
          booster={booster}
        />
      ))}
    </div>
  );
}

interface PersonSoundProps extends Omit<SoundsProps, 'others'> {
  participant: Participant;
  booster: Booster;
}

function PersonSound({ participant, volumes, speakerId, gate, booster }: PersonSoundProps) {
  const shared = { speakerId: speakerId.value, gate, booster };
  const { id, microphoneTrack, screenAudioTrack } = participant;
  return (
    <>
      <Sound track={microphoneTrack.value} gain={volumes.gainOf(id).value} {...shared} />
      {/* What somebody shares is as loud as they made it: only the choice counts, no levelling. */}
      <Sound track={screenAudioTrack.value} gain={volumes.of(id).value} {...shared} />
    </>
  );
}

interface SoundProps {
  track: MediaStreamTrack | null;
  /** 0 to 2. */
  gain: number;
  speakerId: string;
  gate: SoundGate;
  booster: Booster;
}

function Sound({ track, gain, speakerId, gate, booster }: SoundProps) {
  const element = useRef<HTMLAudioElement>(null);
  const boost = useRef<Boost | null>(null);
  const wasBoosted = useRef(false);
  // Only who is to be louder than they arrive goes through WebAudio, and then stays there: changing
  // the way of the sound clicks.
  if (gain > 1 && track) booster.want();
  const boosted = booster.ready.value && (gain > 1 || wasBoosted.current);
  useEffect(() => {
    const audio = element.current;
    if (!audio || !track) return;
    const stream = new MediaStream([track]);
    boost.current = boosted ? booster.boost(stream) : null;
    wasBoosted.current = boost.current !== null;
    audio.srcObject = boost.current?.stream ?? stream;
    void play(audio, gate);
    return () => {
      audio.srcObject = null;
      boost.current?.end();
      boost.current = null;
    };
  }, [track, boosted]);
  useEffect(() => {
    boost.current?.setGain(gain);
    if (element.current) element.current.volume = boost.current ? 1 : Math.min(1, gain);
  }, [track, boosted, gain]);
  useEffect(() => {
    if (element.current) void chooseSpeaker(element.current, speakerId);
  }, [speakerId]);
  return <audio ref={element} />;
}

async function play(element: HTMLMediaElement, gate: SoundGate): Promise<void> {
  try {
    await element.play();
  } catch (error) {
    // AbortError: the track changed while starting; the next effect plays the new one.
    if (error instanceof DOMException && error.name === 'NotAllowedError') gate.refused(element);
    else log.debug(`sound did not start: ${String(error)}`);
  }
}
