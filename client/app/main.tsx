// The start: reads the address, shows the screen that belongs to it, and wires the rest.
import { effect, signal as createSignal } from '@preact/signals';
import { render } from 'preact';
import { locale } from '../i18n/i18n.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { createStore } from '../kit/store.ts';
import { createMyRooms } from '../room/my-rooms.ts';
import { guestFragment, parseLink, type GuestSecret } from '../signaling/meeting-link.ts';
import '../view/tokens.css';
import '../view/base.css';
import { Home } from '../view/home/home.tsx';
import { LaterCode } from '../view/home/later-code.ts';
import { Lobby } from '../view/lobby/lobby.tsx';
import { Problem, type ProblemReason } from '../view/page/notice.tsx';
import type { LegalLinks } from '../view/page/page.tsx';
import type { PlannedMeeting } from '../view/plan/plan-dialog.tsx';
import { RoomKeeping, type Keeping } from '../view/rooms/keeping.ts';
import { followTheme } from '../view/theme.ts';
import {
  createMeeting,
  destinationOf,
  meetingLink,
  readAddress,
  showHome,
  showMeeting,
} from './address.ts';
import { DEFAULT_CONFIG, iceServersOf, loadConfig, type Config } from './config.ts';
import { keepingOf, recallHostRoot, roomKey } from './keeping.ts';
import { createVisit, type Visit } from './visit.ts';

type Screen =
  | { type: 'home' }
  | { type: 'problem'; reason: ProblemReason }
  | { type: 'visit'; visit: Visit; keeping: Keeping };

const log = createLog('app');
const screen = createSignal<Screen | null>(null);
const config = createSignal<Config>(DEFAULT_CONFIG);
const origin = location.origin;
const build = document.querySelector('meta[name="schnack-build"]')?.getAttribute('content') ?? '';
const loading = loadConfig(origin);
const myRooms = createMyRooms(createStore('rooms'));
let visitLife = new AbortController();

function show(next: Screen) {
  visitLife.abort();
  screen.value = next;
}

function visitMeeting(guest: GuestSecret) {
  const now = screen.peek();
  // The same link once more must not throw anybody out of the meeting.
  if (now?.type === 'visit' && guestFragment(now.visit.guest) === guestFragment(guest)) return;
  visitLife.abort();
  visitLife = childLifetime(page.signal);
  const visit = createVisit({ guest, config: loading, origin, build }, visitLife.signal);
  void recallHostRoot(guest, myRooms);
  noteVisit(visit, visitLife.signal);
  screen.value = { type: 'visit', visit, keeping: keepingOf(guest, myRooms) };
}

/** A kept room remembers when somebody was last in it. */
function noteVisit({ stage, guest }: Visit, signal: AbortSignal) {
  const stop = effect(() => {
    if (stage.value.type === 'meeting') void myRooms.visited(roomKey(guest), Date.now());
  });
  onAbort(signal, stop);
}

async function route() {
  const destination = await readAddress();
  const obstacle = browserObstacle();
  if (destination.type === 'home') show({ type: 'home' });
  else if (destination.type === 'damaged') show({ type: 'problem', reason: 'damaged' });
  else if (obstacle !== null) show({ type: 'problem', reason: obstacle });
  else visitMeeting(destination.guest);
}

/** What would make every attempt to join fail. */
function browserObstacle(): 'insecure' | 'unsupported' | null {
  if (!window.isSecureContext) return 'insecure';
  return 'RTCPeerConnection' in window && 'subtle' in crypto ? null : 'unsupported';
}

function goHome() {
  showHome();
  show({ type: 'home' });
}

async function start() {
  const obstacle = browserObstacle();
  if (obstacle !== null) {
    show({ type: 'problem', reason: obstacle });
    return;
  }
  const guest = await createMeeting();
  showMeeting(guest);
  visitMeeting(guest);
}

async function plan(): Promise<PlannedMeeting> {
  const guest = await createMeeting();
  return { link: meetingLink(guest), keeping: keepingOf(guest, myRooms, false) };
}

function open(text: string): boolean {
  const link = parseLink(text);
  if (link.type !== 'guest' && link.type !== 'host') return false;
  void destinationOf(link).then((destination) => {
    if (destination.type !== 'meeting') return;
    showMeeting(destination.guest);
    visitMeeting(destination.guest);
  });
  return true;
}

/** What the foot of every page outside a meeting says. */
function legalLinks(): LegalLinks {
  const { legal, operator } = config.value;
  return { ...legal, operator };
}

function App() {
  const legal = legalLinks();
  const now = screen.value;
  switch (now?.type) {
    case undefined:
      return null;
    case 'home':
      return (
        <Home
          legal={legal}
          rooms={myRooms}
          onStart={() => void start()}
          onPlan={plan}
          onOpen={open}
          onOpenRoom={({ fragment }) => open(`#${fragment}`)}
        />
      );
    case 'problem':
      return <Problem legal={legal} reason={now.reason} onHome={goHome} />;
    case 'visit':
      return (
        <RoomKeeping.Provider value={now.keeping}>
          <VisitScreen visit={now.visit} keeping={now.keeping} />
        </RoomKeeping.Provider>
      );
    default:
      return now satisfies never;
  }
}

function VisitScreen({ visit, keeping }: { visit: Visit; keeping: Keeping }) {
  const legal = legalLinks();
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
          service={{ origin, turn: config.value.turn, iceServers: iceServersOf(config.value) }}
          onJoin={() => void visit.join()}
          onBack={goHome}
        />
      );
    case 'meeting': {
      const { Meeting, running } = stage;
      const { room, slots, panel, shortcuts, notices } = running;
      return (
        <Meeting
          room={room}
          slots={slots.value}
          panel={panel}
          shortcuts={shortcuts}
          notices={notices}
          link={meetingLink(visit.guest)}
          onLeave={visit.leave}
        />
      );
    }
    case 'after': {
      const { After } = stage;
      return (
        <After
          legal={legal}
          keeping={keeping}
          onRejoin={() => void visit.rejoin()}
          onHome={goHome}
        />
      );
    }
    case 'refused':
      return (
        <Problem
          legal={legal}
          reason={stage.reason}
          onAgain={() => void visit.join()}
          onHome={goHome}
        />
      );
    default:
      return stage satisfies never;
  }
}

/** Ends with the page: connections close at once, so that others see the person go. */
const page = new AbortController();
window.addEventListener('pagehide', () => page.abort());
// A page that comes back from the browser's cache has lost its connections.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
window.addEventListener('popstate', () => void route());
window.addEventListener('unhandledrejection', ({ reason }) =>
  log.error(`unhandled: ${reason instanceof Error ? reason.name : 'unknown'}`),
);
void loading.then((loaded) => (config.value = loaded));
followTheme(document.documentElement);
effect(() => {
  document.documentElement.lang = locale.value;
});

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
render(
  <LaterCode.Provider value={() => import('./rest.ts')}>
    <App />
  </LaterCode.Provider>,
  root,
);
void route();
