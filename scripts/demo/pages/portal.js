// What the portal's own editors would write: a room opens in an overlay, and closing it leaves the meeting.
const overlay = document.querySelector('#overlay');
const place = document.querySelector('#overlay-place');

for (const button of document.querySelectorAll('button[data-room]')) {
  button.addEventListener('click', () => {
    const { room, name } = button.dataset;
    const meeting = new Schnack.Meeting({ link: room, subject: name, lang: 'de', theme: 'light' });
    // The person is done: "Schließen" inside of the meeting.
    meeting.addEventListener('readyToClose', () => overlay.close());
    document.querySelector('#overlay-title').textContent = name;
    place.replaceChildren(meeting);
    overlay.showModal();
  });
}
document.querySelector('#overlay-close').addEventListener('click', () => overlay.close());
// Also after Escape.
overlay.addEventListener('close', () => place.replaceChildren());
