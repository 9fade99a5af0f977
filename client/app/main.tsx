// The start: reads the address, shows the screen that belongs to it, and wires the rest.
import { computed, effect, signal as createSignal } from '@preact/signals';
import { render } from 'preact';
import { locale } from '../i18n/i18n.ts';
import { childLifetime } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { createStore } from '../kit/store.ts';
import { validityAt } from '../room/expiry.ts';
import { createMyRooms } from '../room/my-rooms.ts';
import { isSameRoom, parseLink, type GuestSecret } from '../signaling/meeting-link.ts';
import '../view/tokens.css';
import '../view/base.css';
import { Embedding, type Embedded } from '../view/embedded/embedding.ts';
import { Home } from '../view/home/home.tsx';
import { LaterCode, type Later } from '../view/home/later-code.ts';
import { RoomPassphrase, type Passphrase } from '../view/lobby/passphrase.ts';
import { Problem, type ProblemReason } from '../view/page/notice.tsx';
import { LeadingHere } from '../view/hosting/leading.ts';
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
  takeShortcut,
} from './address.ts';
import { browserObstacle } from './browser-obstacle.ts';
import { DEFAULT_CONFIG, iceServersOf, loadConfig, type Config } from './config.ts';
import { followInstallOffer } from './install-offer.ts';
import { keepingOf, keptRoomOf, recallUnlocked } from './keeping.ts';
import { createLeading, type OwnLeading } from './leading.ts';
import { followHabit, noteVisits } from './remembering.ts';
import { loadRest } from './rest-code.ts';
import { createRoomLock } from './room-lock.ts';
import { createVisit, type Visit } from './visit.ts';
import { VisitScreen } from './visit-screen.tsx';

type Screen =
  | { type: 'home' }
  | { type: 'problem'; reason: ProblemReason }
  | { type: 'expired'; expiryHour: number; Page: Later['ExpiredPage'] }
  | {
      type: 'visit';
      visit: Visit;
      keeping: Keeping;
      leading: OwnLeading;
      passphrase: Passphrase | null;
    };

const log = createLog('app');
const screen = createSignal<Screen | null>(null);
const config = createSignal<Config>(DEFAULT_CONFIG);
const origin = location.origin;
const build = document.querySelector('meta[name="schnack-build"]')?.getAttribute('content') ?? '';
const loading = loadConfig(origin);
const myRooms = createMyRooms(createStore('rooms'));
let visitLife = new AbortController();
const isFramed = window.parent !== window;
/** In a frame made by /embed.js: the page around us says which meeting, and the address bar is not ours. */
const awaitsPage = isFramed && new URLSearchParams(location.search).has('embed');
const embedded = createSignal<Embedded | null>(null);

function show(next: Screen) {
  visitLife.abort();
  screen.value = next;
}

function visitMeeting(guest: GuestSecret, passphrase = '') {
  const now = screen.peek();
  // The same link once more must not throw anybody out of the meeting.
  if (now?.type === 'visit' && isSameRoom(now.leading.link.peek(), guest)) return;
  visitLife.abort();
  visitLife = childLifetime(page.signal);
  if (validityAt(guest.expiryHour, Date.now()) === 'closed') {
    void showExpired(guest, visitLife.signal);
    return;
  }
  const leading = createLeading(guest, myRooms);
  const lock = createRoomLock(guest);
  lock.passphrase?.set(passphrase);
  const visit = createVisit(
    {
      guest,
      lock,
      config: loading,
      origin,
      build,
      leading,
      isKnown: () => leading.root.value !== null || keptRoomOf(guest, myRooms) !== undefined,
      onExpired: () => expire(guest),
    },
    visitLife.signal,
  );
  void recallUnlocked(guest, myRooms, lock);
  noteVisits({ visit, leading, lock, myRooms }, visitLife.signal);
  followHabit(visit, leading, visitLife.signal);
  const keeping = keepingOf(() => leading.link.value, myRooms, lock);
  const shared = lock.passphrase && { ...lock.passphrase, change: visit.changePassphrase };
  screen.value = { type: 'visit', visit, keeping, leading, passphrase: shared };
}

/** The link ran out while somebody was in its lobby, or had left. */
function expire(guest: GuestSecret) {
  visitLife.abort();
  visitLife = childLifetime(page.signal);
  void showExpired(guest, visitLife.signal);
}

/** Its words come later, as they are rarely needed. */
async function showExpired({ expiryHour }: GuestSecret, signal: AbortSignal) {
  try {
    const { ExpiredPage } = await loadRest();
    if (signal.aborted || expiryHour === null) return;
    screen.value = { type: 'expired', expiryHour, Page: ExpiredPage };
  } catch (error) {
    log.error(`no page: ${error instanceof Error ? error.name : 'unknown'}`);
    show({ type: 'problem', reason: 'unreachable' });
  }
}

async function route() {
  const destination = await readAddress();
  const obstacle = browserObstacle();
  if (destination.type === 'home') await (takeShortcut() ? start() : show({ type: 'home' }));
  else if (destination.type === 'damaged') show({ type: 'problem', reason: 'damaged' });
  else if (obstacle !== null) show({ type: 'problem', reason: obstacle });
  else visitMeeting(destination.guest);
}

function goHome() {
  if (awaitsPage) return;
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
  const [{ createPlanned }, secret] = await Promise.all([loadRest(), createMeeting()]);
  return createPlanned(secret, myRooms, meetingLink, (guest, passphrase) => {
    showMeeting(guest);
    visitMeeting(guest, passphrase);
  });
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

/** Without the address bar, which belongs to the page around us. */
async function openFramed(link: string): Promise<boolean> {
  const obstacle = browserObstacle();
  if (obstacle !== null) {
    show({ type: 'problem', reason: obstacle });
    return true;
  }
  const destination = await destinationOf(parseLink(link));
  if (destination.type === 'meeting') visitMeeting(destination.guest);
  else show({ type: 'problem', reason: 'damaged' });
  return destination.type === 'meeting';
}

/** A new visit to the same meeting, from its lobby on. */
function restart() {
  const now = screen.peek();
  if (now?.type !== 'visit') return;
  const guest = now.leading.link.peek();
  show({ type: 'home' });
  visitMeeting(guest);
}

function beFramed() {
  const early: MessageEvent[] = [];
  window.addEventListener('message', (event) => early.push(event), { signal: page.signal });
  const visit = computed(() => (screen.value?.type === 'visit' ? screen.value.visit : null));
  const link = computed(() => {
    const now = screen.value;
    return now?.type === 'visit' ? meetingLink(now.leading.link.value) : null;
  });
  const options = { early, config: loading, visit, link, open: openFramed, restart, build };
  loadRest().then(
    ({ startEmbedding }) => (embedded.value = startEmbedding(options, page.signal)),
    (error: unknown) => log.error(`no embedding: ${String(error)}`),
  );
}

/** What the start page does beside, in a window of our own. */
async function beAnApp() {
  try {
    const { followManifest, keepShell } = await loadRest();
    followManifest(page.signal);
    await keepShell(() => screen.peek()?.type === 'home', page.signal);
  } catch (error) {
    log.warn(`no app: ${error instanceof Error ? error.name : 'unknown'}`);
  }
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
          install={install}
        />
      );
    case 'problem':
      return <Problem legal={legal} reason={now.reason} onHome={goHome} />;
    case 'expired':
      return <now.Page legal={legal} expiryHour={now.expiryHour} onHome={goHome} />;
    case 'visit':
      return (
        <RoomKeeping.Provider value={now.keeping}>
          <LeadingHere.Provider value={now.leading}>
            <RoomPassphrase.Provider value={now.passphrase}>
              <VisitScreen
                visit={now.visit}
                keeping={now.keeping}
                link={meetingLink(now.leading.link.value)}
                legal={legal}
                service={{
                  origin,
                  turn: config.value.turn,
                  iceServers: iceServersOf(config.value),
                }}
                onOpen={open}
                onHome={goHome}
              />
            </RoomPassphrase.Provider>
          </LeadingHere.Provider>
        </RoomKeeping.Provider>
      );
    default:
      return now satisfies never;
  }
}

function EmbeddedApp() {
  return (
    <Embedding.Provider value={embedded.value}>
      <App />
    </Embedding.Provider>
  );
}

/** Ends with the page: connections close at once, so that others see the person go. */
const page = new AbortController();
window.addEventListener('pagehide', () => page.abort());
const install = followInstallOffer(page.signal);
// A page that comes back from the browser's cache has lost its connections.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
window.addEventListener('popstate', () => {
  if (!awaitsPage) void route();
});
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
  <LaterCode.Provider value={loadRest}>
    <EmbeddedApp />
  </LaterCode.Provider>,
  root,
);
if (isFramed) beFramed();
else {
  effect(() => {
    if (screen.value?.type === 'home') void beAnApp();
  });
}
if (!awaitsPage) void route();
