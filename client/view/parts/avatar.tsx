// An avatar: initials in a speech bubble; decoration, because the name always stands beside it.
import css from './avatar.module.css';
import { avatarColor, initials } from './initials.ts';

/** `size` in CSS pixels; without it the avatar fills what its parent gives (a tile's share). */
export function Avatar({ id, name, size }: { id: string; name: string; size?: 32 | 40 }) {
  return (
    <span
      class={[css.avatar, size ? css[`size${size}`] : css.fill].join(' ')}
      data-avatar={avatarColor(id)}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}
