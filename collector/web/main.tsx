import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadPreferences } from './preferences.ts';
import { arrivalOf, createRouter } from './router.ts';

const arrival = arrivalOf(location.hash);
// Before anything else: a key in the address would stay in the history and in screenshots.
if (arrival.loginKey !== null || arrival.refused !== null)
  history.replaceState(null, '', location.pathname + location.search);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <App
    router={createRouter(window)}
    arrival={arrival}
    stored={loadPreferences()}
    wantedLanguages={navigator.languages}
  />,
);
