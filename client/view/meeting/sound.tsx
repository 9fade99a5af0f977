// The sound of the others: one <audio> per microphone and per shared screen, on the chosen speaker.
import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { createLog } from '../../kit/log.ts';
import type { Participant } from '../../room/participant.ts';

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
  speakerId: ReadonlySignal<string>;
  gate: SoundGate;
}

export function Sounds({ others, speakerId, gate }: SoundsProps) {
  return (
    <div hidden>
      {others.value.map((participant) => (
        <PersonSound
          key={participant.id}
          participant={participant}
          speakerId={speakerId}
          gate={gate}
        />
      ))}
    </div>
  );
}

function PersonSound(props: Omit<SoundsProps, 'others'> & { participant: Participant }) {
  const { participant, speakerId, gate } = props;
  return (
    <>
      <Sound track={participant.microphoneTrack.value} speakerId={speakerId.value} gate={gate} />
      <Sound track={participant.screenAudioTrack.value} speakerId={speakerId.value} gate={gate} />
    </>
  );
}

interface SoundProps {
  track: MediaStreamTrack | null;
  speakerId: string;
  gate: SoundGate;
}

function Sound({ track, speakerId, gate }: SoundProps) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (!audio || !track) return;
    audio.srcObject = new MediaStream([track]);
    void play(audio, gate);
    return () => {
      audio.srcObject = null;
    };
  }, [track]);
  useEffect(() => {
    if (element.current) void chooseSink(element.current, speakerId);
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

async function chooseSink(element: HTMLAudioElement, speakerId: string): Promise<void> {
  // Safari and older Firefox cannot choose; '' is what every element starts with.
  if (!('setSinkId' in element) || element.sinkId === speakerId) return;
  try {
    await element.setSinkId(speakerId);
  } catch (error) {
    log.warn(`speaker not used: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
