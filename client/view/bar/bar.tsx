// The bar: part of the page, never hides; toolbar in the middle, room at the start, view at the end.
import { useSignal } from '@preact/signals';
import { Ellipsis, LogOut, Mic, MicOff, Video, VideoOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia, LocalSource } from '../../room/local-media.ts';
import { Embedding } from '../embedded/embedding.ts';
import { FullScreenButton } from '../embedded/full-screen-button.tsx';
import type { Frame } from '../meeting/frame.ts';
import { Mark } from '../parts/logo.tsx';
import { Popover } from '../parts/popover.tsx';
import type { BarEntry } from '../slots.ts';
import css from './bar.module.css';
import { LeaveChoice } from '../hosting/leave-choice.tsx';
import { BarButton, BarFace } from './bar-button.tsx';
import { splitBar } from './bar-split.ts';
import { MoreMenu } from './more-menu.tsx';
import { useRovingFocus } from './roving-focus.ts';
import { ViewSwitch } from './view-switch.tsx';

export type MeetingView = 'grid' | 'speaker';

/** Narrower meetings have the host's other way to leave in More. */
const CHOICE_FROM = 600;

export interface BarProps {
  media: LocalMedia;
  /** Own entries and the features' together, in any order. */
  entries: readonly BarEntry[];
  frame: Frame;
  /** Width of the meeting in CSS pixels. */
  width: number;
  view: MeetingView;
  setView: (view: MeetingView) => void;
  /** What stands at the start. */
  head: ComponentChildren;
  onSettings: () => void;
  onVerify: () => void;
  onHelp: () => void;
  onLeave: () => void;
  /** Ends the meeting for all; null for who may not. */
  onEnd: (() => void) | null;
}

export function Bar(props: BarProps) {
  const { media, frame } = props;
  const toolbar = useRef<HTMLDivElement>(null);
  const open = useSignal<string | null>(null);
  const { inBar, inMore } = splitBar(props.entries, props.width);
  const isEmbedded = useContext(Embedding) !== null;
  useRovingFocus(toolbar);
  const buttons = (group: BarEntry['group']) =>
    inBar
      .filter((entry) => entry.group === group)
      .map((entry) => (
        <BarButton
          key={entry.id}
          entry={entry}
          words={frame.words}
          open={open.value === entry.id}
          onOpen={(now) => (open.value = now ? entry.id : null)}
        />
      ));
  return (
    <footer class={css.bar} data-embedded={isEmbedded ? '' : undefined}>
      <div class={css.start}>
        {isEmbedded ? <Mark /> : !frame.headLine && props.width >= 860 && props.head}
      </div>
      <div
        ref={toolbar}
        class={css.toolbar}
        role="toolbar"
        aria-label={t().meeting.controls}
        data-words={frame.words ? '' : undefined}
      >
        <SourceButton source={media.microphone} kind="microphone" words={frame.words} />
        <SourceButton source={media.camera} kind="camera" words={frame.words} />
        <Divider />
        {buttons('stage')}
        <Divider />
        {buttons('talk')}
        <More {...props} open={open} inMore={inMore} />
        <BarFace
          entry={{
            id: 'leave',
            label: () => t().bar.leave,
            word: () => t().bar.leave,
            icon: () => LogOut,
          }}
          words={frame.words}
          leave
          press={props.onLeave}
        />
        {props.onEnd && props.width >= CHOICE_FROM && (
          <LeaveChoice tall={frame.words} onLeave={props.onLeave} onEnd={props.onEnd} />
        )}
      </div>
      <div class={css.end}>
        {frame.viewSwitch !== 'menu' && (
          <ViewSwitch
            view={props.view}
            setView={props.setView}
            words={frame.viewSwitch === 'words'}
          />
        )}
        {isEmbedded && <FullScreenButton />}
      </div>
    </footer>
  );
}

function Divider() {
  return <span class={css.divider} aria-hidden="true" />;
}

const SOURCE_ICONS = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Video, off: VideoOff },
};

interface SourceButtonProps {
  source: LocalSource;
  kind: 'microphone' | 'camera';
  words: boolean;
}

function SourceButton({ source, kind, words }: SourceButtonProps) {
  const name = () => t().bar[kind];
  return (
    <BarFace
      entry={{
        id: kind,
        label: name,
        word: name,
        icon: () => SOURCE_ICONS[kind][source.on.value ? 'on' : 'off'],
        pressed: () => source.on.value,
      }}
      words={words}
      alarming
      press={() => {
        if (source.on.value) source.turnOff();
        else void source.turnOn();
      }}
    />
  );
}

interface MoreProps extends BarProps {
  open: { value: string | null };
  inMore: readonly BarEntry[];
}

/** More, and above it the popovers of those entries that have no button of their own now. */
function More({ open, inMore, frame, ...props }: MoreProps) {
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = null;
    button.current?.focus();
  };
  const inPopover = inMore.find((entry) => entry.id === open.value);
  const unseen = inMore.reduce((sum, entry) => sum + (entry.badge?.() ?? 0), 0);
  const waiting = inMore.find((entry) => entry.badgeTone === 'live' && entry.badge?.());
  return (
    <div class={css.anchor}>
      <BarFace
        entry={{
          id: 'more',
          label: () => t().bar.more,
          word: () => t().bar.more,
          icon: () => Ellipsis,
          badge: () => unseen,
          ...(waiting ? { badgeTone: 'live' } : {}),
        }}
        words={frame.words}
        expanded={open.value === 'more'}
        hasPopup="menu"
        press={() => (open.value = open.value === 'more' ? null : 'more')}
        buttonRef={button}
      />
      {open.value === 'more' && (
        <Popover
          opener={button}
          label={t().bar.more}
          role="menu"
          side="above"
          onClose={() => (open.value = null)}
        >
          <MoreMenu
            {...props}
            entries={inMore}
            withView={frame.viewSwitch === 'menu'}
            withEnd={props.width < CHOICE_FROM}
            close={close}
            onEntry={(entry) => {
              if (entry.popover) open.value = entry.id;
              else entry.press();
            }}
          />
        </Popover>
      )}
      {inPopover?.popover && (
        <Popover
          opener={button}
          label={inPopover.label()}
          role="group"
          side="above"
          onClose={() => (open.value = null)}
        >
          {inPopover.popover(close)}
        </Popover>
      )}
    </div>
  );
}
