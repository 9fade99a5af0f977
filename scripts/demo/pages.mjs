// The pages of the demonstration portal, as HTML: a consultation hour, rooms of teams, and three wrong setups.
import { permissionsLine } from './permissions-line.mjs';
import { roomOfPage } from './room-of-page.mjs';

/** Would stand in the portal's own settings, and nowhere else. */
const SECRET = 'only for the demonstration: not a secret at all';

const TEAMS = [
  {
    key: 'radverkehr',
    name: 'Referat Radverkehr',
    about: 'Absprachen, wenn es schnell gehen soll.',
  },
  { key: 'wasser', name: 'Team Gewässerschutz', about: 'Montags um 9 Uhr, sonst nach Bedarf.' },
  { key: 'it', name: 'IT-Hilfe', about: 'Jemand ist meistens da. Kommen Sie einfach herein.' },
];

/** @typedef {{ html: string, setup: 'right' | 'no-camera' | 'no-frame' }} PortalPage */

/**
 * @param {string} service origin of the video service
 * @returns {Map<string, PortalPage>} by path
 */
export function pages(service) {
  const link = (/** @type {string} */ page) => roomOfPage(service, SECRET, page).guestLink;
  const page = (
    /** @type {Parts} */ parts,
    /** @type {PortalPage['setup']} */ setup = 'right',
  ) => ({
    html: layout(service, parts),
    setup,
  });
  return new Map([
    ['/', page(consultation(link('/')))],
    ['/teams', page(teams(link))],
    ['/einrichtung', page(setupList())],
    ['/einrichtung/kopfzeile', page(wrongHeader(service, link('/einrichtung')), 'no-camera')],
    ['/einrichtung/richtlinie', page(wrongPolicy(service, link('/einrichtung')), 'no-frame')],
    ['/einrichtung/rahmen', page(wrongFrame(link('/einrichtung')))],
  ]);
}

/** @typedef {{ title: string, path: string, crumbs: string[], main: string, aside?: string }} Parts */

/** @param {string} link @returns {Parts} */
function consultation(link) {
  return {
    title: 'Offene Sprechstunde Radverkehr',
    path: '/',
    crumbs: ['Fachbereiche', 'Bauen und Planen', 'Sprechstunde'],
    main: `
      <p class="lead">Jeden Donnerstag von 10 bis 11 Uhr. Kommen Sie einfach dazu, auch Planungsbüros und
        Kommunen sind willkommen.</p>
      <schnack-meeting link="${link}" lang="de" theme="light" subject="Sprechstunde Radverkehr"></schnack-meeting>
      <p class="below"><schnack-presence link="${link}"></schnack-presence>
        <a href="${link}" target="_blank" rel="noopener noreferrer">In neuem Fenster öffnen</a></p>
      <h2>Worum es geht</h2>
      <p>Sie planen einen Radweg, haben eine Frage zur Förderung oder wollen wissen, wie weit Ihr Antrag ist?
        In der offenen Sprechstunde erreichen Sie die Kolleginnen und Kollegen, die daran arbeiten.</p>`,
    aside: `
      <section class="box"><h2>Nächste Termine</h2>
        <ul><li>Do, 26. November</li><li>Do, 3. Dezember</li><li>Do, 10. Dezember</li></ul></section>
      <section class="box"><h2>Kontakt</h2><p>Referat 34<br />Radverkehr</p></section>`,
  };
}

/** @param {(page: string) => string} link @returns {Parts} */
function teams(link) {
  const cards = TEAMS.map(
    ({ key, name, about }) => `
      <li class="card">
        <h2>${name}</h2>
        <p>${about}</p>
        <p class="presence"><schnack-presence link="${link(`team/${key}`)}"></schnack-presence></p>
        <button type="button" data-room="${link(`team/${key}`)}" data-name="${name}">Raum betreten</button>
      </li>`,
  );
  return {
    title: 'Räume der Teams',
    path: '/teams',
    crumbs: ['Fachbereiche', 'Räume der Teams'],
    main: `
      <p class="lead">Jedes Team hat seinen Raum. Sie sehen, ob jemand da ist, und treten ein, ohne diese Seite
        zu verlassen.</p>
      <ul class="cards">${cards.join('')}</ul>`,
  };
}

/** @returns {Parts} */
function setupList() {
  return {
    title: 'Einrichtung prüfen',
    path: '/einrichtung',
    crumbs: ['Dienste', 'Einrichtung prüfen'],
    main: `
      <p class="lead">Auf diesen drei Seiten fehlt absichtlich etwas. Die Besprechung sagt selbst, welche Zeile es
        ist.</p>
      <ul class="cards">
        <li class="card"><h2>Kopfzeile</h2><p>Die Seite gibt Kamera und Mikrofon nicht weiter.</p>
          <p><a href="/einrichtung/kopfzeile">Seite ansehen</a></p></li>
        <li class="card"><h2>Richtlinie</h2><p>Die Inhaltsrichtlinie verbietet den Rahmen.</p>
          <p><a href="/einrichtung/richtlinie">Seite ansehen</a></p></li>
        <li class="card"><h2>Rahmen von Hand</h2><p>Ein iframe ohne das Attribut <code>allow</code>.</p>
          <p><a href="/einrichtung/rahmen">Seite ansehen</a></p></li>
      </ul>`,
  };
}

/** @param {string} service @param {string} link @returns {Parts} */
function wrongHeader(service, link) {
  return {
    title: 'Ohne die Kopfzeile',
    path: '/einrichtung',
    crumbs: ['Dienste', 'Einrichtung prüfen', 'Kopfzeile'],
    main: `
      <p class="lead">Hier fehlt: <code>${escapeHtml(permissionsLine(service))}</code></p>
      <schnack-meeting link="${link}" lang="de" theme="light"></schnack-meeting>`,
  };
}

/** @param {string} service @param {string} link @returns {Parts} */
function wrongPolicy(service, link) {
  return {
    title: 'Ohne die Richtlinie',
    path: '/einrichtung',
    crumbs: ['Dienste', 'Einrichtung prüfen', 'Richtlinie'],
    main: `
      <p class="lead">Hier fehlt: <code>frame-src ${service}</code></p>
      <schnack-meeting link="${link}" lang="de" theme="light"></schnack-meeting>`,
  };
}

/** @param {string} link @returns {Parts} */
function wrongFrame(link) {
  return {
    title: 'Ein Rahmen von Hand',
    path: '/einrichtung',
    crumbs: ['Dienste', 'Einrichtung prüfen', 'Rahmen'],
    main: `
      <p class="lead">Hier fehlt das Attribut <code>allow</code>.</p>
      <iframe class="by-hand" title="Videobesprechung" src="${link.replace('/#', '/?lang=de#')}"></iframe>`,
  };
}

const SECTIONS = [
  { path: '/', name: 'Sprechstunde' },
  { path: '/teams', name: 'Räume der Teams' },
  { path: '/einrichtung', name: 'Einrichtung prüfen' },
];

/** @param {string} service @param {Parts} parts */
function layout(service, { title, path, crumbs, main, aside = '' }) {
  const entries = SECTIONS.map(
    (section) =>
      `<li><a href="${section.path}"${section.path === path ? ' aria-current="page"' : ''}>${section.name}</a></li>`,
  );
  return `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8" />
    <title>${title} | Intranet-Portal</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/portal.svg" />
    <link rel="stylesheet" href="/portal.css" />
    <script src="${service}/embed.js" defer></script>
    <script src="/portal.js" defer></script>
  </head>
  <body>
    <a class="skip" href="#inhalt">Zum Inhalt</a>
    <header class="top">
      <div class="wide">
        <a class="brand" href="/">Intranet-Portal</a>
        <nav aria-label="Bereiche"><span>Aktuelles</span><span class="here">Fachbereiche</span><span>Dienste</span><span>Personal</span></nav>
      </div>
    </header>
    <p class="crumbs"><span class="wide">${crumbs.join(' / ')}</span></p>
    <div class="wide columns">
      <nav class="side" aria-label="In diesem Bereich"><ul>${entries.join('')}</ul></nav>
      <main id="inhalt"><h1>${title}</h1>${main}
      </main>
      <aside>${aside}</aside>
    </div>
    <footer><p class="wide">Demonstration von Schnack. Diese Behörde gibt es nicht.</p></footer>
    <dialog id="overlay" aria-labelledby="overlay-title">
      <header><h2 id="overlay-title"></h2><button type="button" id="overlay-close">Schließen</button></header>
      <div id="overlay-place"></div>
    </dialog>
  </body>
</html>
`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
