import type { ComponentChildren } from 'preact';
import { randomId } from '../../platform/identifiers';
import { useView } from './view';

/** A form that records something: it carries the word of the session, and a key of its own, so that a second click gets the first
 *  answer. `post` names the post in which somebody acts who holds several. */
export function Form({
  action,
  post,
  files = false,
  draft,
  children,
  ...rest
}: {
  readonly action: string;
  readonly post?: string | undefined;
  /** It carries files. */
  readonly files?: boolean;
  /** Under this name a browser keeps what is being typed, until it is sent or its owner signs out. */
  readonly draft?: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly id?: string;
}) {
  const { formWord } = useView();
  return (
    <form
      {...{ method: 'post', action, ...rest, 'data-draft': draft }}
      enctype={files ? 'multipart/form-data' : undefined}
    >
      {formWord === null ? null : <input type="hidden" name="_csrf" value={formWord} />}
      <input type="hidden" name="_key" value={randomId()} />
      {post === undefined ? null : <input type="hidden" name="_post" value={post} />}
      {children}
    </form>
  );
}
