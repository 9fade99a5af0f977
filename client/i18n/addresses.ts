// Words about hiding the own internet address; loaded with what shows them.
import { pair } from './pair.ts';

export const addresses = pair(
  {
    hide: 'IP-Adresse verbergen',
    hint: 'Die anderen sehen nur die Adresse des TURN-Servers dieses Dienstes. Das dauert etwas länger.',
    forced: 'In dieser Besprechung sind alle Adressen verborgen; so will es die Leitung.',
    noDetour: 'Dieser Dienst hat keinen TURN-Server, über den das ginge.',
    stuck:
      'Dieser Dienst hat keinen TURN-Server mehr. So erreichen Sie niemanden; schalten Sie das Verbergen aus.',
    unreachable:
      'Ihre IP-Adresse bleibt verborgen, aber der TURN-Server antwortet nicht. Fragen Sie Ihre IT, oder schalten Sie das Verbergen in den Einstellungen aus.',
    unreachableForced:
      'In dieser Besprechung bleiben Adressen verborgen, aber der TURN-Server antwortet nicht. Fragen Sie Ihre IT nach dem Zugang zu diesem Dienst.',
  },
  {
    hide: 'Hide my IP address',
    hint: 'The others see only the address of this service’s TURN server. It takes a little longer.',
    forced: 'In this meeting all addresses are hidden, by order of the host.',
    noDetour: 'This service has no TURN server by which that would work.',
    stuck: 'This service has no TURN server any more. You can reach nobody this way; stop hiding.',
    unreachable:
      'Your IP address stays hidden, but the TURN server does not answer. Ask your IT, or stop hiding in the settings.',
    unreachableForced:
      'In this meeting addresses stay hidden, but the TURN server does not answer. Ask your IT about access to this service.',
  },
);
