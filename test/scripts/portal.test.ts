// The demonstration portal sends what the documentation tells portals to send.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { permissionsLine } from '../../client/embed/setup.ts';
import { permissionsLine as lineOfPortal } from '../../scripts/demo/permissions-line.mjs';
import { startPortal } from '../../scripts/demo/portal.mjs';

const test = suite('portal');
const service = 'https://meet.example';

test('its header hands on exactly what the frame would ask for', async () => {
  assert.is(lineOfPortal(service), permissionsLine(service));
  const portal = await startPortal();
  portal.show(service);
  const { headers } = await fetch(`${portal.origin}/`);
  const [, wanted = ''] = permissionsLine(service).split(': ');
  assert.match(headers.get('permissions-policy') ?? '', wanted);
  assert.match(headers.get('content-security-policy') ?? '', `frame-src ${service}`);
  await portal.close();
});

test('a page that it does not have says so', async () => {
  const portal = await startPortal();
  assert.is((await fetch(`${portal.origin}/nothing`)).status, 404);
  await portal.close();
});

test.run();
