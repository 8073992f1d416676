import { type FormEvent, useState } from 'react';
import { useWords } from '../page.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { Menu } from '../parts/menu.tsx';
import { usePlace } from '../router.ts';
import { changesTo, nameKey, viewNameCharsMax, viewOf, withView } from './saved-views.ts';

/** Named ways to look at the list. Each is an address too, so that it can be sent to somebody else. */
export function ViewMenu() {
  const { t, router, preferences, setPreferences } = useWords();
  const place = usePlace();
  const { hostViews: views } = preferences;
  const named = place.query.get(nameKey);
  const query = viewOf(place.query);
  const saved = views.find(({ name }) => name === named);
  const isChanged = saved !== undefined && saved.query !== query;
  const [name, setName] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const view = { name: name.trim(), query };
    if (view.name === '') return;
    setPreferences({ hostViews: withView(views, view) });
    router.go(place.with({ [nameKey]: view.name }), 'replace');
    setName('');
  };
  return (
    <Menu
      label={
        named === null ? t('hosts.views') : t(isChanged ? 'hosts.views.changed' : 'hosts.views.named', { name: named })
      }
    >
      <button
        type="button"
        className="menu-item"
        aria-pressed={query === ''}
        onClick={() => router.go(place.with({ ...changesTo({ name: '', query: '' }) }), 'push')}
      >
        {t('hosts.views.all')}
      </button>
      {views.map((view) => (
        <div key={view.name} className="menu-row">
          <button
            type="button"
            className="menu-item"
            aria-pressed={view.query === query}
            onClick={() => router.go(place.with(changesTo(view)), 'push')}
          >
            {view.name}
          </button>
          <button
            type="button"
            className="icon-button"
            title={t('hosts.views.remove', { name: view.name })}
            onClick={() => setPreferences({ hostViews: views.filter((one) => one !== view) })}
          >
            <CloseIcon />
            <span className="hidden">{t('hosts.views.remove', { name: view.name })}</span>
          </button>
        </div>
      ))}
      <hr />
      <form className="menu-form" onSubmit={save}>
        <input
          type="text"
          value={name}
          maxLength={viewNameCharsMax}
          placeholder={t('hosts.views.name')}
          aria-label={t('hosts.views.name')}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            // Enter that confirms kana must not save half a name.
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
        <button type="submit" className="button" disabled={name.trim() === ''}>
          {t('form.save')}
        </button>
      </form>
      <small className="menu-note">{t('hosts.views.note')}</small>
    </Menu>
  );
}
