// Everything that the first picture can do without, in one chunk: the meeting, and the dialogs before it.
export * from './meeting.tsx';
export * from '../view/home/later.tsx';
export { startEmbedding } from './embedding.ts';
export { createPlanned } from './planned.ts';
export { keepShell } from './keep-shell.ts';
export { followManifest } from './manifest-language.ts';
