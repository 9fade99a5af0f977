// The place of one tile on the stage, which a floating tile may leave for a moment while it is dragged.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Placed } from '../../room/stage.ts';
import type { Box, Size } from '../../room/tile-grid.ts';
import type { Corner } from '../../room/view-preferences.ts';
import { useFloat } from './stage-float.ts';
import css from './stage.module.css';

export interface StagePlaceProps {
  box: Placed;
  stage: Size;
  corner: Corner;
  onCorner: (corner: Corner) => void;
  /** How much of its bottom end lies under the floating picture, CSS pixels: the menu button gives way. */
  covered: number;
  children: ComponentChildren;
}

/** One element for every role, so that a tile that begins to float keeps its picture. */
export function StagePlace(props: StagePlaceProps) {
  const { box, stage, corner, onCorner } = props;
  const element = useRef<HTMLDivElement>(null);
  const floating = box.role === 'floating';
  const offset = useFloat(element, { floating, box, stage, corner, onCorner }).value;
  const here = offset ? { ...box, x: box.x + offset.x, y: box.y + offset.y } : box;
  return (
    <div
      ref={element}
      class={css.place}
      data-role={box.role}
      data-dragging={offset ? '' : undefined}
      style={{ ...placeStyle(here), '--covered': `${props.covered}px` }}
    >
      {props.children}
    </div>
  );
}

export function placeStyle({ x, y, width, height }: Box) {
  return { width: `${width}px`, height: `${height}px`, transform: `translate(${x}px, ${y}px)` };
}
