// The start page: begin or plan a meeting, open the link that one got, come back to one's own rooms.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { CalendarPlus, Video } from 'lucide';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { createLog } from '../../kit/log.ts';
import { t } from '../../i18n/i18n.ts';
import type { KeptRoom, MyRooms } from '../../room/my-rooms.ts';
import { Coast } from '../page/coast.tsx';
import page from '../page/page.module.css';
import { Page, type LegalLinks } from '../page/page.tsx';
import { Button } from '../parts/button.tsx';
import type { PlannedMeeting } from '../plan/plan-dialog.tsx';
import css from './home.module.css';
import type { InstallOffer } from './install-offer.ts';
import { LaterCode, type Later } from './later-code.ts';
import { LinkForm } from './link-form.tsx';

export interface HomeProps {
  legal: LegalLinks;
  rooms: MyRooms;
  onStart: () => void;
  /** Makes a meeting that can be handed out before it begins. */
  onPlan: () => Promise<PlannedMeeting>;
  /** Opens the pasted text as a link; false when it is not a complete one. */
  onOpen: (text: string) => boolean;
  onOpenRoom: (room: KeptRoom) => void;
  /** Null where the browser offers nothing. */
  install: ReadonlySignal<InstallOffer | null>;
}

const log = createLog('home');

export function Home(props: HomeProps) {
  const { legal, rooms, install, onStart, onPlan, onOpen, onOpenRoom } = props;
  const loadLater = useContext(LaterCode);
  const later = useSignal<Later | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const words = t().home;
  useEffect(() => {
    loadLater().then(
      (code) => (later.value = code),
      (error: unknown) => log.warn(`not loaded: ${nameOf(error)}`),
    );
  }, []);
  return (
    <Page legal={legal}>
      <div class={page.split}>
        <div class={page.words}>
          <div>
            <h1 ref={heading} class={page.title} tabIndex={-1}>
              {words.title}
            </h1>
            <p class={page.lead}>{words.lead}</p>
          </div>
          <div class={page.actions}>
            <Button kind="primary" size="large" icon={Video} onPress={onStart}>
              {words.start}
            </Button>
            <PlanButton onPlan={onPlan} />
          </div>
          <LinkForm onOpen={onOpen} />
          {later.value && (
            <later.value.MyRoomsList
              rooms={rooms}
              onOpen={onOpenRoom}
              onEmpty={() => heading.current?.focus()}
            />
          )}
          {later.value && install.value && <later.value.Install offer={install.value} />}
        </div>
        <div class={[page.picture, css.picture].join(' ')}>
          <Coast />
          {later.value && <later.value.HomeTiles />}
        </div>
      </div>
    </Page>
  );
}

/** Loads the code once more where the first attempt failed. */
function PlanButton({ onPlan }: Pick<HomeProps, 'onPlan'>) {
  const loadLater = useContext(LaterCode);
  const open = useSignal<{ Dialog: Later['PlanDialog']; meeting: PlannedMeeting } | null>(null);
  const failed = useSignal(false);
  const words = t().home;
  const press = async () => {
    try {
      const [code, meeting] = await Promise.all([loadLater(), onPlan()]);
      failed.value = false;
      open.value = { Dialog: code.PlanDialog, meeting };
    } catch (error) {
      log.warn(`no planning: ${nameOf(error)}`);
      failed.value = true;
    }
  };
  const now = open.value;
  return (
    <>
      <Button size="large" icon={CalendarPlus} onPress={() => void press()}>
        {words.plan}
      </Button>
      {failed.value && (
        <p class={css.failed} role="alert">
          {words.planFailed}
        </p>
      )}
      {now && <now.Dialog meeting={now.meeting} onClose={() => (open.value = null)} />}
    </>
  );
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
