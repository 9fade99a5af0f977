// Icons are imported one by one, from files that exist.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { importEach } from '../../scripts/build/icons-plugin.mjs';

const test = suite('icons plugin');

test('each name becomes an import of its own file, types go', () => {
  const source = "import {\n  Mic,\n  PictureInPicture2,\n  type IconNode,\n} from 'lucide';\nMic;";
  assert.is(
    importEach(source),
    "import Mic from 'lucide/dist/esm/icons/mic.mjs'; " +
      "import PictureInPicture2 from 'lucide/dist/esm/icons/picture-in-picture-2.mjs';\nMic;",
  );
});

test('other names of an icon, the package’s and ours, lead to its file', () => {
  assert.is(
    importEach("import { Trash2, Mic as MicIcon } from 'lucide';"),
    "import Trash2 from 'lucide/dist/esm/icons/trash.mjs'; " +
      "import MicIcon from 'lucide/dist/esm/icons/mic.mjs';",
  );
});

test('what imports nothing from lucide stays as it is', () => {
  const source = "import { h } from 'preact';";
  assert.is(importEach(source), source);
});

test('a name without a file stops the build', () => {
  assert.throws(() => importEach("import { NoSuchIcon } from 'lucide';"), /NoSuchIcon/);
});

test.run();
