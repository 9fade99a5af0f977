// Drawings of the phrase that the client has anyway, by their English words. In one chunk with the others
// they would cut the code that start page and meeting share into more files.
import {
  Bell,
  Camera,
  Clock,
  Coffee,
  Crown,
  Heart,
  House,
  Moon,
  Pencil,
  Sun,
  type IconNode,
} from 'lucide';

export const familiarDrawings: Readonly<Record<string, IconNode>> = {
  bell: Bell,
  camera: Camera,
  clock: Clock,
  crown: Crown,
  cup: Coffee,
  heart: Heart,
  house: House,
  moon: Moon,
  pencil: Pencil,
  sun: Sun,
};
