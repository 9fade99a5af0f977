// What start page and lobby can do without at first, in a chunk of its own: tiles, my rooms, planning, devices.
export { SelfTestDialog } from '../devices/self-test.tsx';
export { DevicesDialog } from '../lobby/devices-dialog.tsx';
export { PlanDialog } from '../plan/plan-dialog.tsx';
export { MyRoomsList } from '../rooms/my-rooms.tsx';
export { HomeTiles } from './home-tiles.tsx';
