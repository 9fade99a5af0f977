// The meeting's verification for what speaks of one person: tiles, their menus, rows of the People panel.
import { createContext } from 'preact';
import type { Verification } from '../../room/verification.ts';

/** Null outside of a meeting, where nothing can be verified. */
export const VerificationHere = createContext<Pick<Verification, 'begun' | 'trustOf'> | null>(null);
