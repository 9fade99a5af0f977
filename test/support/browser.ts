// Starts the machine's Chromium and Firefox with the flags that tests of calls need.
import { launch } from 'puppeteer';
import type { Browser } from 'puppeteer';
import { findBrowser } from '../../scripts/browsers.mjs';
import { lookInside } from './named-controls.ts';

export interface LaunchOptions {
  /** A moving test picture and a beeping microphone, allowed without asking. True unless told otherwise. */
  fakeDevices?: boolean;
  extraArgs?: readonly string[];
  /** Chromium only: another program that starts it. */
  program?: string;
  /** Firefox only. */
  extraPreferences?: Readonly<Record<string, string | number | boolean>>;
}

/** A page on a busy machine of two cores may need a while. */
const PROTOCOL_TIMEOUT_MS = 120_000;

/** Enough for everything that moves; each further picture is encoded and drawn by the same two cores. */
const CAMERA_FPS = 10;

function programOf(browser: 'chromium' | 'firefox'): string {
  const program = findBrowser(browser);
  if (program === null) throw new Error(`There is no ${browser} on this machine.`);
  return program;
}

export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const { fakeDevices = true, extraArgs = [], program = programOf('chromium') } = options;
  return launch({
    browser: 'chrome',
    executablePath: program,
    // Over pipes, which also reach a browser in another network.
    pipe: options.program !== undefined,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-component-update',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      // Several people share one machine: nobody's tab may be slowed down as a background tab.
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-features=CalculateNativeWinOcclusion,IntensiveWakeUpThrottling',
      ...(fakeDevices
        ? ['--use-fake-ui-for-media-stream', `--use-fake-device-for-media-stream=fps=${CAMERA_FPS}`]
        : []),
      ...extraArgs,
    ],
  });
}

export async function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  const { fakeDevices = true, extraArgs = [], extraPreferences = {} } = options;
  const browser = await launch({
    browser: 'firefox',
    executablePath: programOf('firefox'),
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    args: [...extraArgs],
    extraPrefsFirefox: {
      'media.navigator.streams.fake': fakeDevices,
      'media.navigator.permission.disabled': fakeDevices,
      'media.navigator.video.default_fps': CAMERA_FPS,
      'media.autoplay.default': 0,
      // mDNS names do not resolve on a machine without that service.
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      ...extraPreferences,
    },
  });
  lookInside(browser);
  return browser;
}
