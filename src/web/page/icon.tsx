import { ICONS, type IconName } from './icons.table';
import { useView } from './view';

/** An icon beside its word; a screen reader hears the word alone. */
export function Icon({ name }: { readonly name: IconName }) {
  useView().icons.add(name);
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** The drawings that the page used. Drawn last, when it is known which. */
export function Sprite() {
  const { icons } = useView();
  return (
    <svg class="sprite" aria-hidden="true" focusable="false">
      {[...icons].map((name) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24" dangerouslySetInnerHTML={{ __html: ICONS[name] }} />
      ))}
    </svg>
  );
}
