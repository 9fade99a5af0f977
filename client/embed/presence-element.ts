// <schnack-presence>: one line that says how many people are in a room.
import { watchPresence } from './presence.ts';
import { presenceSentence, wordsFor } from './words.ts';

export function presenceElement(server: string) {
  return class SchnackPresence extends HTMLElement {
    static readonly observedAttributes = ['link', 'lang'];
    #link = '';
    #count: number | null = null;
    #life = new AbortController();

    get link(): string {
      return this.#link || (this.getAttribute('link') ?? '');
    }
    set link(link: string) {
      this.#link = link;
      this.#watch();
    }
    get count(): number | null {
      return this.#count;
    }

    connectedCallback() {
      // Told to screen readers when it changes, without interrupting.
      if (!this.hasAttribute('role')) this.setAttribute('role', 'status');
      this.#watch();
    }
    disconnectedCallback() {
      this.#life.abort();
    }
    attributeChangedCallback(attribute: string) {
      if (attribute === 'link') this.#watch();
      else if (this.hasAttribute('count')) this.#say();
    }

    #watch() {
      this.#life.abort();
      this.#life = new AbortController();
      if (!this.isConnected || this.link === '') return;
      watchPresence(
        this.link,
        server,
        (count) => {
          this.#count = count;
          this.#say();
        },
        this.#life.signal,
      );
    }
    #say() {
      this.textContent = presenceSentence(wordsFor(this), this.#count);
      // For styles of the page: schnack-presence[count="0"].
      this.setAttribute('count', this.#count === null ? '' : String(this.#count));
    }
  };
}
