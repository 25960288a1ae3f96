import type { LogStanding } from '../../proof/log-standing.store';
import type { Option } from '../page/list-frame';
import { ADDRESS, proofAddress, type ProofPart } from '../page/addresses';
import { Icon } from '../page/icon';
import { useWords } from '../page/view';
import { Moment } from '../page/when';
import { PROOF_WORDS } from './proof-words';

/** Takes the proof of one thing home. */
export function ProofDownload(part: ProofPart) {
  const t = useWords(PROOF_WORDS);
  return (
    <section class="panel no-print" aria-labelledby="take-home">
      <h2 id="take-home">{t.title}</h2>
      <p class="small">{t.help}</p>
      <p class="actions">
        <a class="btn btn--second btn--small" href={proofAddress(part)} download>
          <Icon name="seal" />
          {t.download}
        </a>
      </p>
    </section>
  );
}

/** Takes home all that is seen, or a unit's part; and what was signed of the log, verified now. */
export function Proof({ standing, units }: { readonly standing: LogStanding; readonly units: readonly Option[] }) {
  const t = useWords(PROOF_WORDS);
  return (
    <>
      <form class="panel section-s no-print" method="get" action={ADDRESS.proof} aria-labelledby="take-home">
        <h2 id="take-home">{t.title}</h2>
        <p class="small">{t.help}</p>
        <input type="hidden" name="all" value="true" />
        <div class="filters">
          <div class="field">
            <label for="proof-unit">{t.unit}</label>
            <select id="proof-unit" name="unit">
              <option value="">{t.allSeen}</option>
              {units.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
          {(['from', 'until'] as const).map((name) => (
            <div key={name} class="field">
              <label for={`proof-${name}`}>{t[name]}</label>
              <input id={`proof-${name}`} name={name} type="date" />
            </div>
          ))}
        </div>
        <p class="actions section-s">
          <button class="btn" type="submit">
            {t.download}
          </button>
        </p>
      </form>
      <Checkpoints standing={standing} />
    </>
  );
}

function Checkpoints({ standing: { keys, checkpoints } }: { readonly standing: LogStanding }) {
  const t = useWords(PROOF_WORDS);
  return (
    <section class="panel section-s" aria-labelledby="checkpoints">
      <h2 id="checkpoints">{t.checkpoints}</h2>
      <p class="small">{t.checkpointsHelp}</p>
      {checkpoints.length === 0 ? <p class="muted">{t.noCheckpoints}</p> : null}
      <ul class="tasks">
        {checkpoints.map(({ size, root, signedAt, holds }) => (
          <li key={`${size}/${signedAt}`}>
            <div>
              <span class={holds ? 'tag tag--done' : 'tag tag--late'} role={holds ? undefined : 'alert'}>
                <Icon name={holds ? 'seal' : 'late'} />
                {holds ? t.holds : t.broken}
              </span>{' '}
              <Moment at={signedAt} />, {t.entries(size)}
              <br />
              <code class="code small">{root}</code>
            </div>
          </li>
        ))}
      </ul>
      {keys.length === 0 ? null : (
        <p class="small section-s">
          {t.key}: <code class="code">{keys.at(-1)}</code>
        </p>
      )}
      <p class="actions no-print">
        <a class="btn btn--second btn--small" href={`${ADDRESS.trail}#checkpoints`}>
          <Icon name="seal" />
          {t.again}
        </a>
      </p>
    </section>
  );
}
