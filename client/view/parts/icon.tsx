// A lucide icon as inline SVG; its name is always text elsewhere, so it is hidden from the ears.
import type { IconNode } from 'lucide';
import { h } from 'preact';

/** Sizes in CSS pixels: 16 on plates, 20 in text, 24 in the bar. */
export function Icon({ icon, size = 20 }: { icon: IconNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
