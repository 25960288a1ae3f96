import type { DraftDuty } from '../../intake/draft';
import { DRAFT_QUERY } from '../page/addresses';
import { Icon } from '../page/icon';
import { useWords } from '../page/view';
import { DRAFT_WORDS } from './intake-words';
import { paperPassages, placeText, shortened } from './paper-text';

/** The paper beside its duties: their words are marked and lead to them. */
export function Paper({
  text,
  duties,
  address,
  canAdd,
}: {
  readonly text: string;
  readonly duties: readonly DraftDuty[];
  readonly address: string;
  readonly canAdd: boolean;
}) {
  const t = useWords(DRAFT_WORDS);
  return (
    <section class="panel" aria-labelledby="paper">
      <h2 id="paper">{t.text}</h2>
      <p class="small muted">{t.textHelp}</p>
      <div class="paper" tabIndex={0} role="region" aria-label={t.textRegion}>
        {paperPassages(text, duties).map(({ span, pieces, free }) => (
          <p key={span.start}>
            {pieces.map((piece, index) => (
              <Piece key={index} {...piece} />
            ))}
            {free && canAdd ? (
              <a
                class="paper__add no-print"
                href={`${address}?${DRAFT_QUERY.add}=${placeText(span)}#add`}
                title={t.add}
                aria-label={t.addHere(shortened(text.slice(span.start, span.end)))}
              >
                <Icon name="plus" />
              </a>
            ) : null}
          </p>
        ))}
      </div>
    </section>
  );
}

function Piece({ text, duty, begins }: ReturnType<typeof paperPassages>[number]['pieces'][number]) {
  return (
    <>
      {begins.map(({ span }) => (
        <span key={placeText(span)} id={`w-${placeText(span)}`} />
      ))}
      {duty === null || text.trim() === '' ? (
        text
      ) : (
        <a class={duty.confidence === 'low' ? 'mark mark--unsure' : 'mark'} href={`#d-${placeText(duty.span)}`}>
          {text}
        </a>
      )}
    </>
  );
}
