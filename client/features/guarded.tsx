// An error boundary around what a feature renders: its fault leaves a gap, never a broken meeting.
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';

type Render = () => ComponentChildren;

export function Guarded({
  render,
  onFault,
}: {
  render: Render;
  onFault: (error: unknown) => void;
}): ComponentChildren {
  const [error] = useErrorBoundary(onFault);
  // A boundary catches what its children throw, so the call must happen one level below.
  return error === undefined ? <Inner render={render} /> : null;
}

function Inner({ render }: { render: Render }) {
  return <>{render()}</>;
}
