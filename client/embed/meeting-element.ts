// <schnack-meeting>: a meeting in a frame of the video service. Removing the element leaves the meeting.
import type { ErrorCode, MeetingOptions, MeetingState, SchnackApi, SetupFinding } from './api.ts';
import { card, dress } from './card.ts';
import { COMMANDS } from './commands.ts';
import { Failure } from './failure.ts';
import type { FromFrame } from './from-frame.ts';
import { createFrameLink, type FrameLink } from './host.ts';
import { guestFragment } from './room-keys.ts';
import { ALLOW, refusedFeatures } from './setup.ts';
import { BEFORE_ANYTHING } from './before-anything.ts';
import type { FrameOptions } from './to-frame.ts';
import { wordsFor } from './words.ts';

/** A frame that has not answered after this long does not show us. */
const ANSWER_MS = 15_000;
/** Smaller than this nobody could use it, and the browser's own camera light may be out of sight. */
const SMALLEST_PX = 320;

/** Properties that are attributes; the frame reads what they say. */
const TEXTS = [
  'name',
  'subject',
  'theme',
  'without',
  'layout',
  'accent',
  'handbook',
  'endAt',
  'microphone',
  'camera',
  'speaker',
  'buttons',
];
const SWITCHES = ['nameFixed', 'audioOnly', 'compact', 'reducedMotion', 'noLobby'];
const attributeOf = (property: string) =>
  property.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);

export function meetingElement(server: string): SchnackApi['Meeting'] {
  class SchnackMeeting extends HTMLElement {
    static readonly observedAttributes = [
      'link',
      'lang',
      ...[...TEXTS, ...SWITCHES].map(attributeOf),
    ];
    readonly #root = this.attachShadow({ mode: 'open' });
    #link = '';
    /** Of the frame that is there now. */
    #shown = '';
    #life = new AbortController();
    #frame: FrameLink | null = null;
    #state = BEFORE_ANYTHING;
    #isReady = false;
    #inviteLink: string | null = null;
    #supports: readonly string[] = [];
    #inside: readonly SetupFinding[] = [];
    #dropped = 0;

    constructor(options: MeetingOptions = {}) {
      super();
      dress(this.#root);
      // Set before the script was there: then it is a property of this element alone.
      if (Object.hasOwn(this, 'link')) {
        const { link } = this;
        Reflect.deleteProperty(this, 'link');
        this.link = link;
      }
      // An element that the parser makes comes without options, and must not have attributes yet.
      Object.assign(this, options);
    }

    get link(): string {
      return this.#link || (this.getAttribute('link') ?? '');
    }
    set link(link: string) {
      this.#link = link;
      this.#show();
    }
    get dropped(): number {
      return this.#dropped;
    }

    connectedCallback() {
      this.#show();
    }
    disconnectedCallback() {
      this.#end();
    }
    /** moveBefore() keeps the frame alive; without this method it would count as removing. */
    connectedMoveCallback() {}
    attributeChangedCallback(attribute: string) {
      if (attribute === 'link') this.#show();
      else this.#frame?.setOptions(this.#options());
    }

    getState(): MeetingState {
      return structuredClone(this.#state);
    }
    getParticipants() {
      return this.getState().people;
    }
    getInviteLink(): string | null {
      return this.#inviteLink;
    }
    supports(name: string): boolean {
      return this.#supports.includes(name);
    }
    /** The frame tells what it found just before it is ready. */
    async getSetup(): Promise<readonly SetupFinding[]> {
      if (this.#frame !== null && !this.#isReady) {
        await new Promise((resolve) => {
          for (const name of ['ready', 'error']) {
            this.addEventListener(name, resolve, { once: true });
          }
        });
      }
      return this.#inside;
    }

    async #call(type: string, fields: readonly string[], values: readonly unknown[]) {
      if (!this.isConnected) throw new Failure('gone');
      if (this.#frame === null || !this.#isReady) throw new Failure('not-ready');
      const given = fields.map((field, at) => [field, values[at]]);
      return this.#frame.call({ type, ...Object.fromEntries(given) });
    }

    static {
      const define = (name: string, property: PropertyDescriptor) =>
        Object.defineProperty(this.prototype, name, property);
      for (const [type, fields] of Object.entries(COMMANDS)) {
        define(type, {
          value(this: SchnackMeeting, ...values: unknown[]) {
            return this.#call(type, fields, values);
          },
        });
      }
      for (const name of TEXTS) {
        const attribute = attributeOf(name);
        define(name, {
          get(this: HTMLElement) {
            return this.getAttribute(attribute) ?? '';
          },
          set(this: HTMLElement, value: unknown) {
            this.setAttribute(attribute, typeof value === 'string' ? value : JSON.stringify(value));
          },
        });
      }
      for (const name of SWITCHES) {
        const attribute = attributeOf(name);
        define(name, {
          get(this: HTMLElement) {
            return this.hasAttribute(attribute);
          },
          set(this: HTMLElement, on: boolean) {
            this.toggleAttribute(attribute, on);
          },
        });
      }
    }

    #options(): FrameOptions {
      return Object.fromEntries(
        ['lang', ...TEXTS, ...SWITCHES].map((name) => [name, Reflect.get(this, name)]),
      );
    }

    #end() {
      this.#life.abort();
      this.#shown = '';
      this.#frame = null;
      this.#isReady = false;
      this.#inviteLink = null;
      this.#inside = [];
      this.#state = BEFORE_ANYTHING;
      this.#root.replaceChildren();
    }

    #show() {
      const { link } = this;
      // Upgraded and connected is one moment with two callbacks.
      if (this.isConnected && link === this.#shown) return;
      this.#end();
      if (!this.isConnected || link === '') return;
      this.#shown = link;
      if (!URL.canParse(link) || new URL(link).origin !== server) {
        this.#fail('foreign-link');
        return;
      }
      this.#life = new AbortController();
      if (this.clientWidth >= SMALLEST_PX) this.#load(link);
      else this.#waitForSpace(link);
    }

    /** Loads when there is space; a meeting that runs is never taken away for lack of it. */
    #waitForSpace(link: string) {
      const observer = new ResizeObserver(() => {
        if (this.clientWidth < SMALLEST_PX) return;
        observer.disconnect();
        this.#root.replaceChildren();
        this.#load(link);
      });
      observer.observe(this);
      this.#life.signal.addEventListener('abort', () => observer.disconnect());
      const words = wordsFor(this);
      this.#root.append(card(words, words.small, [], () => this.#openAlone()));
    }

    #load(link: string) {
      const { signal } = this.#life;
      const frame = document.createElement('iframe');
      frame.allow = ALLOW;
      frame.title = wordsFor(this).title;
      frame.src = `${server}/?embed=1&${new URLSearchParams({ lang: this.lang })}`;
      this.#frame = createFrameLink(
        {
          frame,
          origin: server,
          open: () => ({
            link,
            noLobby: this.hasAttribute('no-lobby'),
            options: this.#options(),
            withheld: refusedFeatures(document),
          }),
          told: (message) => this.#hear(message),
          dropped: () => (this.#dropped += 1),
        },
        signal,
      );
      document.addEventListener(
        'securitypolicyviolation',
        ({ blockedURI, effectiveDirective }) => {
          if (!/^(frame|child|default)-src/.test(effectiveDirective)) return;
          if (!blockedURI.startsWith(server)) return;
          this.#giveUp({
            code: 'csp-frame',
            who: 'portal',
            line: `Content-Security-Policy: frame-src ${server}`,
          });
        },
        { signal },
      );
      const timer = setTimeout(() => {
        const line = `EMBED_ORIGINS=${location.origin}`;
        if (!this.#isReady) this.#giveUp({ code: 'origin-not-listed', who: 'operator', line });
      }, ANSWER_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
      this.#root.append(frame);
    }

    #giveUp(finding: SetupFinding) {
      this.#end();
      this.#inside = [finding];
      this.#tell('setup', { findings: [finding] });
      this.#fail('no-answer');
    }

    #fail(code: ErrorCode) {
      const words = wordsFor(this);
      const open = code === 'no-answer' ? () => this.#openAlone() : undefined;
      this.#root.replaceChildren(card(words, words.blocked, this.#inside, open));
      this.#tell('error', new Failure(code));
    }

    /** A host link goes along as it is: it is this page that has it. */
    #openAlone() {
      window.open(this.link, '_blank', 'noopener');
    }

    #hear(message: Exclude<FromFrame, { type: 'result' }>) {
      switch (message.type) {
        case 'ready':
          this.#isReady = true;
          this.#supports = message.supports;
          void guestFragment(this.link).then((fragment) => {
            this.#inviteLink ??= fragment && `${server}/#${fragment}`;
          });
          this.#tell('ready', { version: message.version });
          break;
        case 'state':
          this.#state = message.state;
          this.#tell('state', this.getState());
          break;
        case 'link':
          this.#inviteLink = message.link;
          break;
        case 'damaged':
          // The frame shows it itself.
          this.#tell('error', new Failure('damaged-link'));
          break;
        case 'event':
          // The findings of the frame itself.
          if ('findings' in message.detail)
            this.#inside = message.detail.findings as SetupFinding[];
          this.#tell(message.name, message.detail);
          break;
        default:
          message satisfies never;
      }
    }

    #tell(name: string, detail: unknown) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }
  // The commands and properties that the static block defines are not seen by the compiler.
  return SchnackMeeting as unknown as SchnackApi['Meeting'];
}
