// Words of the check of one's equipment; loaded with it, not with the lobby.
import { pair } from './pair.ts';

export const selfTest = pair(
  {
    title: 'Technik prüfen',
    lead: 'Wir prüfen Kamera, Mikrofon, Lautsprecher und Ihr Netz. Es dauert etwa zehn Sekunden. Bild und Ton verlassen dabei Ihr Gerät nicht.',
    start: 'Prüfung starten',
    running: 'Die Prüfung läuft …',
    again: 'Noch einmal prüfen',
    done: 'Fertig',
    names: {
      camera: 'Kamera',
      microphone: 'Mikrofon',
      speaker: 'Lautsprecher',
      relay: 'Vermittlungsserver',
      direct: 'Direkte Verbindung',
      detour: 'Umweg für strenge Netze',
    },
    states: {
      waiting: 'Kommt gleich',
      running: 'Wird geprüft …',
      ok: 'In Ordnung',
    },
    speak: 'Bitte sagen Sie ein paar Worte.',
    heard: 'Haben Sie den Ton gehört?',
    yes: 'Ja',
    no: 'Nein',
    playAgain: 'Noch einmal abspielen',
    allWell: 'Alles bereit. Sie können beitreten.',
    works: 'Alles Wichtige geht. In sehr strengen Netzen kann es hängen.',
    someFail: 'Das eine oder andere geht noch nicht. Darunter steht, was hilft.',
    problems: {
      noPicture:
        'Die Kamera ist an, liefert aber kein Bild. Wählen Sie eine andere oder starten Sie den Browser neu.',
      dark: 'Das Bild ist schwarz. Ist die Kamera verdeckt oder zugeschoben?',
      noSound:
        'Wir haben nichts gehört. Ist das Mikrofon am Gerät stumm geschaltet? Sonst wählen Sie ein anderes.',
      notHeard:
        'Drehen Sie die Lautstärke auf, prüfen Sie den Stecker oder wählen Sie einen anderen Lautsprecher.',
      unreachable:
        'Wir erreichen den Vermittlungsserver nicht, also geht kein Beitritt. Prüfen Sie Ihr Netz; in Firmennetzen muss die IT WebSocket-Verbindungen zu dieser Adresse erlauben.',
      refused:
        'Der Vermittlungsserver antwortet, nimmt aber gerade niemanden mehr aus Ihrem Netz an. Versuchen Sie es in einer Minute noch einmal.',
      blocked:
        'Ihr Browser gibt keine Adresse für Videoverbindungen heraus. Eine Erweiterung oder eine Vorgabe Ihrer IT schaltet WebRTC ab.',
      noPath:
        'Ihr Browser kann keine Videoverbindung aufbauen. Prüfen Sie Firewall und Erweiterungen.',
      noPublicAddress:
        'Im eigenen Netz geht es. Nach außen lässt Ihr Netz keine direkte Verbindung zu (UDP); dann hilft nur der Umweg.',
      noDetour:
        'Der Umweg-Server antwortet nicht. Solange die direkte Verbindung geht, fehlt nichts; sonst fragen Sie Ihre IT.',
      notOffered:
        'Dieser Dienst hat keinen Umweg-Server. In Netzen, die nur Webseiten erlauben, kann die Verbindung scheitern.',
    },
  },
  {
    title: 'Check my equipment',
    lead: 'We check camera, microphone, speaker and your network. It takes about ten seconds. Picture and sound do not leave your device.',
    start: 'Start the check',
    running: 'The check is running …',
    again: 'Check again',
    done: 'Done',
    names: {
      camera: 'Camera',
      microphone: 'Microphone',
      speaker: 'Speaker',
      relay: 'Relay',
      direct: 'Direct connection',
      detour: 'Detour for strict networks',
    },
    states: {
      waiting: 'Up next',
      running: 'Checking …',
      ok: 'Fine',
    },
    speak: 'Please say a few words.',
    heard: 'Did you hear the sound?',
    yes: 'Yes',
    no: 'No',
    playAgain: 'Play again',
    allWell: 'Everything is ready. You can join.',
    works: 'Everything important works. In very strict networks it may get stuck.',
    someFail: 'Something does not work yet. Below it says what helps.',
    problems: {
      noPicture:
        'The camera is on but gives no picture. Choose another one or restart the browser.',
      dark: 'The picture is black. Is the camera covered or its shutter closed?',
      noSound:
        'We heard nothing. Is the microphone muted on the device itself? Otherwise choose another one.',
      notHeard: 'Turn the volume up, check the plug, or choose another speaker.',
      unreachable:
        'We cannot reach the relay, so joining is not possible. Check your network; in company networks IT must allow WebSocket connections to this address.',
      refused:
        'The relay answers but takes nobody else from your network right now. Try again in a minute.',
      blocked:
        'Your browser gives no address for video connections. An extension or a rule of your IT turns WebRTC off.',
      noPath: 'Your browser cannot make a video connection. Check firewall and extensions.',
      noPublicAddress:
        'It works inside your own network. To the outside your network allows no direct connection (UDP); then only the detour helps.',
      noDetour:
        'The detour server does not answer. As long as the direct connection works nothing is missing; otherwise ask your IT.',
      notOffered:
        'This service has no detour server. In networks that allow web pages only, the connection may fail.',
    },
  },
);
