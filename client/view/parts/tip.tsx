// The tooltip of a control without visible words. Its name is an aria-label.

/**
 * Lies over its control. On the control itself a title would repeat the name as its description, and
 * screen readers would say it twice.
 */
export function Tip({ text }: { text: string }) {
  return <span class="tip" title={text} aria-hidden="true" />;
}
