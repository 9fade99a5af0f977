// What start page and lobby can do without at first, in a chunk of its own: tiles, my rooms, planning, devices.
export { SelfTestDialog } from '../devices/self-test.tsx';
export { DevicesDialog } from '../lobby/devices-dialog.tsx';
export { PassphraseField } from '../lobby/passphrase-field.tsx';
export { Help } from '../page/help.tsx';
export { ExpiredPage } from '../page/expired.tsx';
export { PlanDialog } from '../plan/plan-dialog.tsx';
export { KeepRoom } from '../rooms/keep-room.tsx';
export { MyRoomsList } from '../rooms/my-rooms.tsx';
export { OfflineNote } from '../page/offline-note.tsx';
export { HomeTiles } from './home-tiles.tsx';
export { Install } from './install.tsx';
export { HideAddress } from '../settings/hide-address.tsx';
