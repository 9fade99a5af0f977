// What a section of the settings is. Each lives in a file of its own and is listed in sections.ts.
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';

export interface SettingsSection {
  id: string;
  /** Read inside render. */
  title: () => string;
  icon: IconNode;
  render: () => ComponentChildren;
}
