// The one icon of our own: three signal bars, one full and two faint, for a weak connection.
export function SignalBars({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <rect x="1" y="10" width="3.6" height="5" rx="1" />
      <rect x="6.2" y="6" width="3.6" height="9" rx="1" opacity=".3" />
      <rect x="11.4" y="2" width="3.6" height="13" rx="1" opacity=".3" />
    </svg>
  );
}
