import type { OwnPost } from '../../people/accounts/scope.store';
import { useWords } from '../page/view';
import { ADMIN_WORDS } from './admin-words';

/** In which post somebody records: asked of whoever holds several. */
export function PostField({ posts }: { readonly posts: readonly OwnPost[] }) {
  const t = useWords(ADMIN_WORDS);
  const [first] = posts;
  if (first === undefined) return null;
  if (posts.length === 1) return <input type="hidden" name="_post" value={first.post} />;
  return (
    <div class="field">
      <label for="_post">{t.actAs}</label>
      <select id="_post" name="_post">
        {posts.map(({ post, title, unitName }) => (
          <option key={post} value={post}>
            {`${title}, ${unitName}`}
          </option>
        ))}
      </select>
    </div>
  );
}
