// Names with their values, and what they mean below them.
import css from './server-saw.module.css';

export interface FactsProps {
  /** An empty value or explanation is left out. */
  facts: readonly (readonly [name: string, value: string, why: string])[];
}

export function Facts({ facts }: FactsProps) {
  return (
    <dl class={css.facts}>
      {facts.map(([name, value, why]) => (
        <div key={name}>
          <dt>{name}</dt>
          {value !== '' && <dd translate={false}>{value}</dd>}
          {why !== '' && <dd class={css.hint}>{why}</dd>}
        </div>
      ))}
    </dl>
  );
}
