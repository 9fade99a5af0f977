// A meeting inside a frame of another page: that page says which one, and may ask for what the buttons do.
import { computed, effect, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { h } from 'preact';
import type { MeetingState } from '../embed/api.ts';
import { changesBetween } from '../embed/changes.ts';
import { createFrame, type Frame, type FrameHandlers } from '../embed/frame.ts';
import { FRAME_EVENTS } from '../embed/from-frame.ts';
import { refusedFeatures, setupFindings } from '../embed/setup.ts';
import { COMMAND_NAMES, type FrameOptions } from '../embed/to-frame.ts';
import { onAbort } from '../kit/lifetime.ts';
import { devicePermission } from '../media/permission.ts';
import type { MeetingView } from '../view/bar/bar.tsx';
import type { Embedded } from '../view/embedded/embedding.ts';
import { SetupNotice } from '../view/embedded/setup-notice.tsx';
import type { StageState } from '../view/meeting/stage-state.ts';
import type { Config } from './config.ts';
import { runCommand } from './embedding-commands.ts';
import { openPageData } from './embedding-data.ts';
import { BEFORE_ANYTHING } from '../embed/before-anything.ts';
import { devicesOf, linksOf, stateOf } from './embedding-state.ts';
import { createPageWishes } from './embedding-wishes.ts';
import type { Visit } from './visit.ts';

export interface EmbeddingOptions {
  /** Messages that came before this code did. */
  early: readonly MessageEvent[];
  config: Promise<Config>;
  /** The visit on the screen; null before there is one. */
  visit: ReadonlySignal<Visit | null>;
  /** What guests get, as long as there is a visit; another one after a host renewed it. */
  link: ReadonlySignal<string | null>;
  /** Goes to a meeting; false when the link is none. */
  open: (link: string) => Promise<boolean>;
  /** Back to the lobby, after the person is done. */
  restart: () => void;
  build: string;
}

/** Changes come in bursts; a page needs them only as fast as people can see. */
const TELL_EVERY_MS = 50;

/** Listens to the page around us until the signal aborts. */
export function startEmbedding(options: EmbeddingOptions, signal: AbortSignal): Embedded {
  const { visit, link: guestLink, build } = options;
  /** What the page around us is itself refused; null as long as nobody has handed a port over. */
  const withheld = createSignal<readonly string[] | null>(null);
  const layout = createSignal<MeetingView>('grid');
  const stage = createSignal<StageState | null>(null);
  const page = createSignal(document.referrer);
  const refused = createSignal<readonly string[]>(refusedFeatures(document));
  void deniedUnasked().then((denied) => {
    // Somebody may have refused them for good; in a frame made by the script that is what it means.
    if (withheld.peek() === null) refused.value = [...refused.peek(), ...denied];
  });
  const findings = computed(() =>
    setupFindings({
      isSecure: isSecureContext,
      origin: location.origin,
      page: page.value,
      refused: refused.value,
      madeBy: withheld.value === null ? 'page' : 'element',
    }),
  );

  const wishes = createPageWishes({ visit, layout }, signal);
  const wished = wishes.now;
  const take = (said: FrameOptions) => {
    for (const name of wishes.take(said)) frame?.emit('optionRefused', { name });
  };
  const data = openPageData(visit, (id, sent) => frame?.emit('data', { id, data: sent }), signal);
  let frame: Frame | null = null;

  const handlers = (frame: () => Frame): FrameHandlers => ({
    async open(message, origin) {
      // One frame, one meeting: another link makes another frame.
      if (withheld.peek() !== null) return;
      const { link, noLobby, options: first } = message;
      withheld.value = message.withheld;
      page.value = origin;
      const found = findings.peek();
      if (found.length > 0) frame().emit('setup', { findings: found });
      if (!(await options.open(link))) {
        frame().tell({ type: 'damaged' });
        return;
      }
      take(first);
      const supports = [...COMMAND_NAMES, ...FRAME_EVENTS];
      frame().tell({ type: 'ready', version: build, supports });
      tellAll(frame(), { visit, link: guestLink, layout, stage }, signal);
      if (noLobby) void visit.peek()?.join();
    },
    options: take,
    run: (command) => runCommand(command, { visit, layout, stage, data }),
  });

  void options.config.then(({ embedOrigins }) => {
    const created: Frame = createFrame(
      {
        // Pages of the service itself may show it, too.
        origins: [location.origin, ...embedOrigins],
        parent: window.parent,
        handlers: handlers(() => created),
      },
      signal,
    );
    frame = created;
    for (const event of options.early) created.consider(event);
    window.addEventListener('message', created.consider, { signal });
  });

  return {
    subject: computed(() => wished.value.subject),
    nameFixed: computed(() => wished.value.nameFixed && wished.value.name !== ''),
    without: computed(() => wished.value.without),
    compact: computed(() => wished.value.compact),
    reducedMotion: computed(() => wished.value.reducedMotion),
    handbook: computed(() => wished.value.handbook),
    buttons: computed(() => wished.value.buttons),
    onButton: (id) => frame?.emit('buttonClicked', { id }),
    layout,
    stage,
    SetupNotice: () => h(SetupNotice, { findings, onOpenAlone: () => openAlone(guestLink.peek()) }),
    close() {
      frame?.emit('readyToClose', {});
      options.restart();
    },
  };
}

/** Features that are refused before anybody was asked, where the browser tells no policy (Firefox). */
async function deniedUnasked(): Promise<string[]> {
  const { permissions } = navigator as Partial<Navigator>;
  if ('featurePolicy' in document || permissions === undefined) return [];
  const states = await Promise.all(
    (['camera', 'microphone'] as const).map((kind) => devicePermission(permissions, kind)),
  );
  return states.every((state) => state === 'denied') ? ['camera', 'microphone'] : [];
}

interface Told {
  visit: ReadonlySignal<Visit | null>;
  link: ReadonlySignal<string | null>;
  layout: ReadonlySignal<MeetingView>;
  stage: ReadonlySignal<StageState | null>;
}

/** Tells the page everything now and each change from then on. */
function tellAll(frame: Frame, told: Told, signal: AbortSignal) {
  let before: MeetingState = BEFORE_ANYTHING;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (run: () => void) => onAbort(signal, effect(run));
  const tell = () => {
    timer = undefined;
    const after = stateOf(told);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    frame.tell({ type: 'state', state: after });
    for (const { name, detail } of changesBetween(before, after)) frame.emit(name, detail as never);
    before = after;
  };
  follow(() => {
    stateOf(told);
    timer ??= setTimeout(tell, TELL_EVERY_MS);
  });
  onAbort(signal, () => clearTimeout(timer));
  let linkBefore: string | null = null;
  follow(() => {
    const link = told.link.value;
    if (link === null) return;
    frame.tell({ type: 'link', link });
    if (linkBefore !== null && linkBefore !== link) frame.emit('linkChanged', { link });
    linkBefore = link;
  });
  follow(() => {
    const media = told.visit.value?.media.value;
    const devices = media ? devicesOf(media) : [];
    if (devices.length > 0) frame.emit('deviceList', { devices });
  });
  follow(() => {
    const media = told.visit.value?.media.value;
    for (const kind of ['microphone', 'camera', 'screen'] as const) {
      const problem = media?.[kind].problem.value;
      if (problem) frame.emit('deviceError', { kind, problem });
    }
  });
  follow(() => {
    const now = told.visit.value?.stage.value;
    const links = now?.type === 'meeting' ? linksOf(now.running) : [];
    if (links.length > 0) frame.emit('stats', { links });
  });
  follow(() => {
    const now = told.visit.value?.stage.value;
    if (now?.type !== 'meeting') return;
    for (const { onReaction } of now.running.slots.peek().outside) {
      onReaction?.((id, kind) => frame.emit('reaction', { id, kind }));
    }
  });
}

function openAlone(link: string | null) {
  if (link !== null) window.open(link, '_blank', 'noopener');
}
