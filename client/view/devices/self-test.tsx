// The dialog that checks camera, microphone, speaker and network, and says in words what will not work.
import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { locale } from '../../i18n/i18n.ts';
import { selfTest } from '../../i18n/self-test.ts';
import { browserMediaPorts } from '../../media/ports.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import { networkChecks, type SelfTestService } from '../../room/self-test-network.ts';
import {
  CHECKS,
  createSelfTest,
  type CheckName,
  type CheckResult,
  type SelfTest,
} from '../../room/self-test.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { LevelMeter } from './level-meter.tsx';
import { mediaSentence } from './media-problem.ts';
import css from './self-test.module.css';

export interface SelfTestDialogProps {
  media: LocalMedia;
  service: SelfTestService;
  onClose: () => void;
}

const ICONS = {
  waiting: CircleDashed,
  running: LoaderCircle,
  question: CircleDashed,
  ok: CircleCheck,
  limited: TriangleAlert,
  failed: CircleAlert,
};

/** Nothing is asked and nothing is sent before the press on its button. */
export function SelfTestDialog({ media, service, onClose }: SelfTestDialogProps) {
  const lifetime = useMemo(() => new AbortController(), []);
  useEffect(() => () => lifetime.abort(), [lifetime]);
  const test = useMemo(() => {
    const ports = browserMediaPorts();
    const network = networkChecks(service, ports.clock);
    return createSelfTest({ media, ports, network, turn: service.turn }, lifetime.signal);
  }, [media]);
  const words = selfTest[locale.value];
  const phase = test.phase.value;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class={css.lead}>{phase === 'before' ? words.lead : summaryOf(test)}</p>
      {phase !== 'before' && (
        <ul class={css.list}>
          {CHECKS.map((name) => (
            <Check key={name} name={name} test={test} />
          ))}
        </ul>
      )}
      <p class="visually-hidden" role="status">
        {phase === 'done' && summaryOf(test)}
      </p>
      <div class={css.foot}>
        {phase !== 'running' && (
          <Button
            kind={phase === 'before' ? 'primary' : 'secondary'}
            onPress={() => void test.run()}
          >
            {phase === 'before' ? words.start : words.again}
          </Button>
        )}
        {phase === 'done' && (
          <Button kind="primary" onPress={onClose}>
            {words.done}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function summaryOf({ phase, results }: SelfTest): string {
  const words = selfTest[locale.value];
  if (phase.value !== 'done') return words.running;
  const states = new Set(Object.values(results.value).map(({ state }) => state));
  if (states.has('failed')) return words.someFail;
  return states.has('limited') ? words.works : words.allWell;
}

function Check({ name, test }: { name: CheckName; test: SelfTest }) {
  const words = selfTest[locale.value];
  const result = test.results.value[name];
  const { state } = result;
  return (
    <li class={css.check} data-state={state}>
      <Icon icon={ICONS[state]} size={24} />
      <div class={css.words}>
        <div class={css.name}>{words.names[name]}</div>
        <div class={css.sentence}>{sentenceOf(name, result)}</div>
        {name === 'microphone' && state === 'running' && <LevelMeter level={test.level} />}
        {state === 'question' && (
          <div class={css.answers}>
            <Button size="small" onPress={() => test.answer(true)}>
              {words.yes}
            </Button>
            <Button size="small" onPress={() => test.answer(false)}>
              {words.no}
            </Button>
            <Button kind="quiet" size="small" onPress={() => test.playAgain()}>
              {words.playAgain}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

function sentenceOf(name: CheckName, result: CheckResult): string {
  const words = selfTest[locale.value];
  switch (result.state) {
    case 'question':
      return words.heard;
    case 'running':
      return name === 'microphone' ? words.speak : words.states.running;
    case 'waiting':
    case 'ok':
      return words.states[result.state];
    case 'failed':
    case 'limited':
      return problemSentence(name, result.problem);
    default:
      return result satisfies never;
  }
}

function problemSentence(
  name: CheckName,
  problem: Extract<CheckResult, { problem: unknown }>['problem'],
): string {
  switch (problem) {
    case 'denied':
    case 'busy':
    case 'missing':
    case 'gone':
    case 'failed':
      return mediaSentence(name === 'camera' ? 'camera' : 'microphone', problem);
    default:
      return selfTest[locale.value].problems[problem];
  }
}
