// How the meeting divides its container: words in the bar, head line, docked panel or sheet. Pure.
import type { Size } from '../../room/tile-grid.ts';

export interface Frame {
  /** Words below the icons of the bar. */
  words: boolean;
  /** The room's line stands above the stage instead of at the start of the bar. */
  headLine: boolean;
  /** Grid and speaker view as a switch at the end of the bar; otherwise in More. */
  viewSwitch: 'words' | 'icons' | 'menu';
  panel: 'docked' | 'over' | 'sheet';
  /** Width of a docked or overlying panel, CSS pixels. */
  panelWidth: number;
  /** Between tiles, and between stage and edge. */
  gap: number;
  edge: number;
}

const LOW = 480;

/** Decides by the size of the meeting's own element, so that an embed on a wide page is right too. */
export function frameOf({ width, height }: Size, embedded = false, compact = false): Frame {
  const panelWidth = Math.round(Math.min(380, Math.max(320, width * 0.28)));
  const phone = width < 600;
  return {
    words: width >= 1040 && height >= LOW && !compact,
    // The page around a frame says what meeting it is.
    headLine: width < 860 && height >= LOW && !embedded,
    viewSwitch: width >= 1240 && !compact ? 'words' : width >= 860 ? 'icons' : 'menu',
    panel: width >= 860 ? 'docked' : phone ? 'sheet' : 'over',
    panelWidth,
    gap: compact ? 4 : phone ? 10 : 12,
    edge: compact ? 4 : phone ? 10 : 16,
  };
}
