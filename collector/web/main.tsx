import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { takeWay } from './people/way-back.ts';
import { loadPreferences } from './preferences.ts';
import { createRouter, takeArrival } from './router.ts';

const arrival = takeArrival(window);
const way = location.pathname === '/' ? takeWay(window, Date.now()) : null;
if (way !== null) history.replaceState(null, '', way);
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
