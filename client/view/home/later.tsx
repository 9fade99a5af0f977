// What the start page can do without at first, in a chunk of its own: the tiles, my rooms, planning.
export { PlanDialog } from '../plan/plan-dialog.tsx';
export { MyRoomsList } from '../rooms/my-rooms.tsx';
export { HomeTiles } from './home-tiles.tsx';
