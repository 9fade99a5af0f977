// The screen of a visit: lobby, meeting or its door, after, and what went wrong.
import type { SelfTestService } from '../room/self-test-network.ts';
import { Lobby } from '../view/lobby/lobby.tsx';
import { Problem } from '../view/page/notice.tsx';
import type { LegalLinks } from '../view/page/page.tsx';
import type { Keeping } from '../view/rooms/keeping.ts';
import type { Visit } from './visit.ts';

export interface VisitScreenProps {
  visit: Visit;
  keeping: Keeping;
  /** The address that invites. */
  link: string;
  legal: LegalLinks;
  /** What the check of the equipment checks against. */
  service: SelfTestService;
  /** Opens the pasted text as a link; false when it is not a complete one. */
  onOpen: (text: string) => boolean;
  onHome: () => void;
}

export function VisitScreen({
  visit,
  keeping,
  link,
  legal,
  onOpen,
  onHome,
  service,
}: VisitScreenProps) {
  const stage = visit.stage.value;
  switch (stage.type) {
    case 'lobby':
      return (
        <Lobby
          legal={legal}
          media={visit.media.value}
          selfId={visit.selfId.value}
          name={visit.name}
          setName={visit.setName}
          joining={visit.joining}
          lookIn={visit.lookIn}
          onAsk={() => void visit.askWhoIsInside()}
          HideAddress={visit.HideAddress.value}
          addressChoice={visit.addressChoice}
          service={service}
          onJoin={() => void visit.join()}
          onNear={visit.warmUp}
          onBack={onHome}
        />
      );
    case 'meeting': {
      const { running } = stage;
      const { Door, Meeting, Waiting } = stage.code;
      const { room, slots, panel, shortcuts, notices } = running;
      return (
        <Door
          room={room}
          outside={(standing) => (
            <Waiting
              legal={legal}
              standing={standing}
              knocking={room.knocking}
              media={room.media}
              selfId={visit.selfId.value}
              name={visit.name}
              onLeave={visit.leave}
            />
          )}
          inside={() => (
            <Meeting
              room={room}
              slots={slots.value}
              panel={panel}
              shortcuts={shortcuts}
              notices={notices}
              link={link}
              onLeave={visit.leave}
            />
          )}
        />
      );
    }
    case 'after': {
      const { After } = stage.code;
      return (
        <After
          legal={legal}
          keeping={keeping}
          stay={stage.stay}
          onRejoin={() => void visit.rejoin()}
          onHome={onHome}
        />
      );
    }
    case 'turned': {
      const { Turned } = stage.code;
      return (
        <Turned
          legal={legal}
          turn={stage.turn}
          keeping={keeping}
          onAgain={() => void visit.rejoin()}
          onOpen={onOpen}
          onHome={onHome}
        />
      );
    }
    case 'refused':
      return (
        <Problem
          legal={legal}
          reason={stage.reason}
          onAgain={() => void visit.join()}
          onHome={onHome}
        />
      );
    default:
      return stage satisfies never;
  }
}
