// Everything that the first picture can do without, in one chunk: the meeting, and the dialogs before it.
export * from './meeting.tsx';
export * from '../view/home/later.tsx';
