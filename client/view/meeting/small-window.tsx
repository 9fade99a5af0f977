// The meeting in a small window that stays above other programs: who speaks, microphone, camera, leave.
import { signal, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import { createLog } from '../../kit/log.ts';
import { onAbort } from '../../kit/lifetime.ts';
import { SmallMeeting, type SmallMeetingProps } from './small-meeting.tsx';

const log = createLog('small window');
const SIZE = { width: 380, height: 300 };

/** https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

export interface SmallWindow {
  /** False where the browser cannot; then nothing offers it. */
  readonly supported: boolean;
  readonly open: ReadonlySignal<boolean>;
  /** Must be called from a press. */
  toggle(): void;
}

/** Closes with the signal. */
export function createSmallWindow(props: SmallMeetingProps, lifetime: AbortSignal): SmallWindow {
  const ports = pictureInPicture();
  const open = signal(false);
  let current: Window | null = null;
  onAbort(lifetime, () => current?.close());

  const show = async () => {
    if (!ports) return;
    try {
      const opened = await ports.requestWindow(SIZE);
      if (lifetime.aborted) {
        opened.close();
        return;
      }
      current = opened;
      dress(opened.document);
      open.value = true;
      opened.addEventListener(
        'pagehide',
        () => {
          render(null, opened.document.body);
          current = null;
          open.value = false;
        },
        { once: true },
      );
      render(<SmallMeeting {...props} />, opened.document.body);
    } catch (error) {
      log.info(`small window refused: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  };

  return {
    supported: ports !== null,
    open,
    toggle() {
      if (current) current.close();
      else void show();
    },
  };
}

/** Undefined in Firefox and Safari, and refused in frames and without https. */
function pictureInPicture(): DocumentPictureInPicture | null {
  if (window.parent !== window || !('documentPictureInPicture' in window)) return null;
  // Not yet in the DOM types.
  return window.documentPictureInPicture as DocumentPictureInPicture;
}

/** The same style sheets by link, because the page's policy allows no inline styles; and the same colors. */
function dress(page: Document): void {
  const root = document.documentElement;
  page.documentElement.lang = root.lang;
  for (const [name, value] of Object.entries(root.dataset)) {
    if (value !== undefined) page.documentElement.dataset[name] = value;
  }
  page.title = document.title;
  for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const link = page.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet.href;
    page.head.append(link);
  }
}
